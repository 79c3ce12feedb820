extension SentenceGold {
    /// Constructions: ellipsis, partitives, words for numbers, ages, durations, measures, lists.
    static let grammar = """
        Killed: 12. Wounded: 45. Missing: 3.
          12 = - kill
          45 = - wound
          3 = - miss
        Death toll: 145
          145 = death/toll -
        Firefighters saved two of the three dogs.
          2 = dog save | part 1
          3 = dog -
        Neither of the two suspects has been charged.
          2 = suspect charge/-
          0 = suspect/- charge | optional
        He was sentenced to 18 months in prison.
          18 = -/prison sentence | duration month
        The ship was 12 nautical miles from the coast.
          12 = ship/- - | measure nautical_mile
        Temperatures reached 41 degrees Celsius in Seville.
          41 = temperature/- reach | measure celsius | place seville
        The village lies 2,300 metres above sea level.
          2300 = village/- - | measure metre
        The boy, who is seven, lost both parents.
          7 = boy/- - | age year
        A man in his 40s was found dead.
        Victims ranged in age from 15 to 72.
          15..72 = victim/- -/range | age year
        She waited for two and a half hours.
          2.5 = - wait/- | duration hour
        ? The truce lasted less than a week.
          1 < truce/- last/- | duration week
        For three days and two nights, no one slept.
          3 = - - | duration day
          2 = night/- - | duration/count night/-
        Thieves stole paintings worth an estimated 11 million francs.
          11e6 ~ painting/- steal/- | money CHF/-
        Six or seven houses stood empty.
          6..7 =/~ house stand
        They walked some 15 to 20 kilometres a day.
          15..20 ~ - walk | measure kilometre
        The three-week siege of the hospital ended on Friday.
          3 = siege end/- | duration week
        The lake shrank by nine-tenths.
          0.9 = lake shrink | ratio
        Twelve hundred workers lost their jobs.
          1200 = worker lose
        A million and a half voters stayed at home.
          1.5e6 = voter stay
        The reactor produces 1,000 megawatts of electricity.
          1000 = electricity/reactor/- produce | measure megawatt
        ? The tower is 95m tall and weighs 3,000 tons.
          95 = tower/- be/- | measure metre
          3000 = tower/- weigh | measure ton
        The train was travelling at 140 km/h.
          140 = train/- travel | measure kilometre_per_hour
        Hundreds of thousands of birds died.
          100000..1000000 =/~ bird die
        ? The herd, once 3,000 strong, now numbers fewer than 200.
          3000 = herd -
          200 < herd number
        There were 16 women on the list.
          16 = woman be/-
        Twice as many people voted as in 2018.
          2 = person vote/- | ratio | optional
        Five more bodies were pulled out, bringing the total to 62.
          5 = body pull
          62 = total/body/- bring
        She has three children aged 4, 7 and 11.
          3 = child have
          4 = child/- - | age year
          7 = child/- - | age year
          11 = child/- - | age year
        """
}
