extension SentenceGold {
    /// Who says so, where, when, and of what a figure is a part.
    static let context = """
        "We counted 41 bodies in one pit," said forensic expert Milan Kostic.
          41 = body count | source kostic
          1 = pit - | optional
        Iran's health ministry reported 3,128 new infections and 77 deaths on Monday.
          3128 = infection report | time monday | source health ministry
          77 = death report/die | time monday | source health ministry
        Thirty houses were burned in Rakhine, witnesses told AFP.
          30 = house burn | place rakhine | source witnesses
        The rebels say they captured 60 soldiers; the army denies losing any.
          60 = soldier capture | source rebels/they
        According to a UN report published in Geneva, 8.4 million people need help.
          8.4e6 = person need | source un report/report
        ? The mayor of Kherson put the number of wounded at 26.
          26 = wounded put/wound/- | source mayor
        Human Rights Watch documented 42 executions in Idlib between March and June.
          42 = execution document/execute | place idlib | source human rights watch
        In Kandahar, eleven policemen died when a bomb exploded at a checkpoint on Thursday.
          11 = policeman die | place kandahar | time thursday
        Officials in Manila said that 19 sailors were missing after the collision near Palawan.
          19 = sailor miss | place palawan | source officials
        On 3 May, the council approved 12 permits.
          12 = permit approve | time 3 may
        The region has recorded 204 cases, 190 of them in Kivu.
          204 = case record | source region/-
          190 = case/them/- -/record | place kivu | part 0 | source region/-
        The ministry confirmed on Tuesday that two of its inspectors had been expelled.
          2 = inspector expel | source ministry
        "More than 500 families have nothing to eat," she said. "At least 30 children have died."
          500 > family have | source she
          30 >= child die | source she
        Witnesses said they saw at least ten bodies, but police said only four people had died.
          10 >= body see | source witnesses/they
          4 = person die | source police
        The drought has killed 1.5 million animals in Somalia this year, says the UN.
          1.5e6 = animal kill | place somalia | time this year | source un
        A quarter of the 800 houses in the village were flooded.
          0.25 = house flood | ratio | part 1
          800 = house -
        Eighty boats, half of them trawlers, were lost in the storm.
          80 = boat lose
          0.5 = trawler/boat/them - | ratio | part 0
        The opposition claims 4 million signatures, of which the commission accepted 2.9 million.
          4e6 = signature claim | source opposition/-
          2.9e6 = signature/- accept | part 0 | source opposition/-
        Prime Minister Abiy said 28 towns had been retaken.
          28 = town retake | source abiy
        The quake, which struck Nepal in April 2015, destroyed 600,000 homes.
          600000 = home destroy | place nepal
        Five years after the coup, 9,000 teachers remain suspended in Turkey.
          5 = - - | duration year
          9000 = teacher remain/suspend | place turkey
        The charity estimates that as many as 350 boys are held in the camps, some as young as 10.
          350 <= boy hold | source charity
          10 =/>=/~ boy/- - | age year
        The court heard that the defendant, 34, had lied to investigators seven times.
          34 = defendant - | age year
          7 = - lie | frequency
        Spain's interior ministry said 1,200 migrants reached Ceuta on Monday and 300 on Tuesday.
          1200 = migrant reach | place ceuta | time monday | source ministry
          300 = migrant/- reach | time tuesday | source ministry
        State television said three people were killed in the raid, citing an unnamed officer.
          3 = person kill | source state television/officer
        """
}
