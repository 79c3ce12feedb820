extension SentenceGold {
    /// Displacement, arrests, aid, protest: who moved, was held, was helped.
    static let people = """
        The fighting has driven 45,000 people from their homes since January.
          45000 = person drive | time january
        Nearly 120,000 residents have fled the city, and another 30,000 are expected to follow.
          120000 ~ resident flee
          30000 = resident/- follow/expect
        Some 5.6 million Syrians live as refugees in neighbouring countries.
          5.6e6 ~ syrian live
        Authorities evacuated 2,300 villagers from the slopes of the volcano on Tuesday.
          2300 = villager evacuate | time tuesday
        Shelters in Goma house 14,000 displaced people, the Red Cross said.
          14000 = person house/displace | place goma | source red cross
        Kenya hosts roughly half a million refugees, most of them from Somalia.
          500000 ~ refugee host | place kenya/-
        The agency said that 6 in 10 households depend on food aid.
          0.6 = household depend | ratio | source agency
        Police arrested 17 men and two women on suspicion of smuggling.
          17 = man arrest
          2 = woman arrest
        Prosecutors charged nine former officials with fraud.
          9 = official charge
        A court in Minsk sentenced three journalists to eight years in prison each.
          3 = journalist sentence | place minsk
          8 = - sentence/- | duration year
        Dozens of activists were detained and at least six were beaten in custody, rights groups say.
          12..120 =/~ activist detain | source rights groups
          6 >= activist/- beat | source rights groups
        The rebels freed 48 hostages in exchange for 11 of their own fighters.
          48 = hostage free
          11 = fighter free/exchange/-
        Boko Haram abducted 276 schoolgirls from Chibok in April 2014.
          276 = schoolgirl abduct | place chibok | time april 2014
        More than 80 of the girls have since escaped or been released.
          80 > girl escape
        Tens of thousands of demonstrators marched through Minsk on Sunday.
          10000..100000 =/~ demonstrator march | place minsk | time sunday
        A crowd estimated at 25,000 gathered in the square.
          25000 ~ crowd estimate/gather
        The convoy of 18 trucks delivered food for 40,000 people.
          18 = truck deliver/-
          40000 = person deliver/-
        Aid workers handed out 3,200 blankets and 900 tents.
          3200 = blanket hand
          900 = tent hand
        Two thirds of the camp's inhabitants are children under five.
          0.66666667 = inhabitant be/- | ratio
          5 < child - | age year
        About 13 per cent of the population is undernourished.
          13 ~ population -/be/undernourish | percent
        The border guards turned back 211 people, including 34 minors, in one week.
          211 = person turn
          34 = minor turn/- | part 0
          1 = - - | duration week | optional
        Parliament dismissed five ministers and the head of the central bank.
          5 = minister dismiss
          1 = head dismiss | optional
        Some 1,400 nurses went on strike, the union said.
          1400 ~ nurse go/strike | source union
        The ship, carrying 650 asylum seekers, was refused entry to the port.
          650 = seeker carry
        Only 12 of the 90 detainees have seen a lawyer.
          12 = detainee see | part 1
          90 = detainee -
        The army conscripted every third man, some 9,000 in all.
          9000 ~ man/- conscript/-
        Teachers vaccinated 2,000 children against measles in three days.
          2000 = child vaccinate
          3 = - - | duration day
        The governor pardoned a further 41 prisoners on Friday.
          41 = prisoner pardon | time friday
        Around 700 students from 30 countries attend the school.
          700 ~ student attend
          30 = country attend/-
        Twenty-two lawmakers voted against the motion and four abstained.
          22 = lawmaker vote
          4 = lawmaker/- abstain
        """
}
