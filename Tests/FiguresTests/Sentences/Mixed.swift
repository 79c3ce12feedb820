extension SentenceGold {
    /// News of all kinds, written after the rules: what they do with text that they were not fitted to.
    static let mixed = """
        Clashes between herders and farmers left 34 dead in Plateau state on Wednesday.
          34 = dead/- leave/die/kill | place plateau | time wednesday
        Rescue teams pulled 13 survivors and seven bodies from the collapsed hotel.
          13 = survivor pull
          7 = body pull
        An estimated 3,500 homes were without electricity on Sunday night, the utility said.
          3500 ~ home be/- | time sunday | source utility
        Of the 1,200 workers, only 150 have been paid.
          1200 = worker -/pay
          150 = worker/- pay | part 0
        The minister told parliament that 62 schools had been closed since March.
          62 = school close | source minister | time march
        Pirates seized a tanker with 25 crew members off Somalia.
          25 = member seize/- | place somalia
        Roughly one in three voters backed the incumbent.
          0.33333333 ~ voter back | ratio
        The measles outbreak has sickened 1,100 people, most of them children, and killed 43.
          1100 = person sicken
          43 = person/- kill
        At least six protesters were shot dead by security forces in Omdurman, according to a doctors' committee.
          6 >= protester shoot | place omdurman | source doctors
        The rebels handed over 17 prisoners, the bodies of three soldiers and two vehicles.
          17 = prisoner hand
          3 = soldier hand/-
          2 = vehicle hand
        The blaze injured 21 people, five of whom are in intensive care.
          21 = person injure
          5 = person/- be/- | part 0
        Twelve of the 15 judges voted to uphold the sentence.
          12 = judge vote | part 1
          15 = judge -
        Wheat prices have climbed 40% since the invasion.
          40 = price climb | percent
        The fund will spend €750 million on housing over five years.
          750e6 = -/housing spend | money EUR
          5 = - - | duration year
        Two gunmen and three policemen were killed in a shootout, and eight bystanders were hurt.
          2 = gunman kill
          3 = policeman kill
          8 = bystander hurt
        More than a dozen villages remain cut off.
          12 > village remain/cut
        The agency registered 48,300 arrivals in the first half of the year, compared with 31,000 a year earlier.
          48300 = arrival register | source agency/-
          31000 = arrival/- register/- | source agency/-
        The 63-year-old was jailed for 12 years.
          63 = - -/jail | age year
          12 = - jail/- | duration year
        ? Nobody was injured when a 20-metre section of the wall fell.
          20 = section -/fall | measure metre
        In Kabul, a suicide bomber killed at least 23 students and wounded dozens of others at a tuition centre.
          23 >= student kill | place kabul
          12..120 =/~ other/student wound | place kabul
        Medics said the strike on the market killed nine people, three of them women.
          9 = person kill | source medics
          3 = woman/person/them -/kill | part 0 | source medics
        Nigeria's army says it has freed 386 captives, mostly women and children, from Sambisa forest.
          386 = captive free | place sambisa | source nigeria's army/it
        Flight 302 crashed six minutes after take-off, killing everyone on board.
          6 = - crash/- | duration minute
        ? The ministry has put the cost of rebuilding at $349 billion.
          349e9 = cost/- put | money USD | source ministry/-
        About 4,000 hectares of forest burned in two days.
          4000 ~ forest/- burn | measure hectare
          2 = - - | duration day
        Turnout was 61 percent, down from 67 percent in 2019.
          61 = turnout be/- | percent
          67 = turnout/- - | percent
        As many as 20 miners may still be underground.
          20 <= miner be/-
        "They burned 80 huts and stole our cattle," villager Amina Yusuf said.
          80 = hut burn | source yusuf
        Human rights lawyer Omar Diallo said that 27 of his clients had been tortured.
          27 = client torture | source diallo
        Troops killed 11 militants on Friday and another six on Saturday.
          11 = militant kill | time friday
          6 = militant/- kill/- | time saturday
        Half of the 44 beds are occupied.
          0.5 = bed occupy/be | ratio | part 1
          44 = bed -
        The landslide, which also cut a highway, buried at least 30 people in Chittagong.
          30 >= person bury | place chittagong
        Fifteen hundred inmates escaped.
          1500 = inmate escape
        ? Insurers expect claims of between 2 and 3 billion euros.
          2e9..3e9 =/~ claim expect | money EUR | source insurers/-
        The union, which has 85,000 members, called a two-day strike.
          85000 = member have
          2 = strike call/- | duration day
        """
}
