extension SentenceGold {
    /// The dead, the injured, the missing: passive, active and relative clauses, parts, ellipsis.
    static let casualties = """
        A car bomb exploded outside a bakery in Mosul on Monday, killing 14 shoppers and wounding 31.
          14 = shopper kill | place mosul | time monday
          31 = shopper/- wound
        Nineteen people, among them four nurses, died when the clinic was hit by artillery.
          19 = person die
          4 = nurse die/- | part 0
        The avalanche buried 11 climbers, of whom only three survived.
          11 = climber bury
          3 = climber/- survive | part 0
        Gunmen on motorcycles shot and killed 27 villagers in northern Mali late on Sunday, a local official said.
          27 = villager kill/shoot | place mali | time sunday | source official
        At least 70 of the 212 passengers aboard the ferry are feared dead.
          70 >= passenger die/fear | part 1
          212 = passenger -
        Some 40 miners remained trapped underground on Thursday, while nine had been brought out alive.
          40 ~ miner trap/remain | time thursday
          9 = miner/- bring
        The explosion, the third this month, killed two firefighters who were searching the building.
          2 = firefighter kill
        More than 300 were killed and upward of 1,100 hurt in the stampede.
          300 > - kill
          1100 >/>= - hurt
        Officials revised the death toll to 83 from 79.
          83 = death/toll -
          79 = death/toll -
        The death toll from the floods rose to 416 on Saturday after rescuers found 12 more bodies.
          416 = death/toll rise | time saturday
          12 = body find
        Three children drowned and two others are missing after a boat capsized off Lesbos.
          3 = child drown | place lesbos
          2 = child/other/- miss
        Doctors treated 56 people for burns, nine of them in critical condition.
          56 = person treat
          9 = person/them/- - | part 0
        A roadside blast wounded seven soldiers, two seriously.
          7 = soldier wound
          2 = soldier/- wound/- | part 0
        The cholera outbreak has killed 1,840 people and infected about 41,000 since April.
          1840 = person kill | time april
          41000 ~ person/- infect | time april
        No deaths were reported, but 18 homes collapsed.
          0 = death report/die
          18 = home collapse
        Eight people were killed in Donetsk and five in Luhansk in overnight shelling.
          8 = person kill | place donetsk
          5 = person/- kill | place luhansk
        A dozen pilgrims suffocated and scores more were taken to hospital.
          12 =/~ pilgrim suffocate
          20..200 =/~ pilgrim/- take
        Of the 61 wounded, 17 were children.
          61 = wounded/- -
          17 = child wound/be | part 0
        The attackers beheaded six fishermen and kidnapped another four, according to residents.
          6 = fisherman behead | source residents
          4 = fisherman/- kidnap | source residents
        Between 1,200 and 1,500 fighters have been killed on both sides, analysts estimate.
          1200..1500 =/~ fighter kill | source analysts
        Nearly half of those killed were women.
          0.5 ~ woman/those/- kill/be | ratio
        At the military hospital, surgeons operated on 33 injured troops in a single night.
          33 = troop operate/injure
        Fire swept through a nightclub in Bucharest, leaving 26 people dead and 145 in hospital.
          26 = person die/kill/leave | place bucharest
          145 = person/- leave/-
        A teacher and 22 pupils were among the dead.
          22 = pupil die/-
          1 = teacher die/- | optional
        The crash killed all 157 people on board.
          157 = person kill
        The mudslide swept away 60 houses; up to 90 residents are unaccounted for.
          60 = house sweep
          90 <= resident -/unaccount/be
        Four policemen were wounded, one critically, when a mine went off near Kidal.
          4 = policeman wound | place kidal
          1 = policeman/- wound/- | part 0
        Fewer than ten of the crew survived.
          10 < crew survive
        The bodies of 38 migrants were recovered from the wreck.
          38 = migrant recover
        Snipers have killed 9 demonstrators and left more than 150 with bullet wounds, medics said.
          9 = demonstrator kill | source medics
          150 > demonstrator/- leave/- | source medics
        """
}
