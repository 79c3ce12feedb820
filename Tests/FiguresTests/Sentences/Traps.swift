extension SentenceGold {
    /// Numbers that name, order or date something, with and without figures beside them.
    static let traps = """
        The 2011 census was carried out in March.
        Boeing grounded the 737 MAX 9 after the incident.
        Flight MH370 vanished on March 8, 2014.
        She lives at 221 Baker Street.
        Real Madrid beat Getafe 2-1 on Saturday.
        The match ended 3-3 after extra time.
        United Nations Security Council Resolution 1701 ended the war.
        Article 5 of the treaty has been invoked only once.
          1 = - invoke | frequency | optional
        The summit will take place on 14-15 May.
        Catch-22 was published in 1961.
        He ran the 100 metres in 9.87 seconds.
          9.87 = - run/- | duration second
          100 = - - | measure metre | optional
        The M4 motorway was closed between junctions 10 and 12.
        Windows 10 users should install the update.
        The AK-47 was designed in 1947.
        The second phase of the offensive began at 04:00.
        Djokovic won 6-4 7-5.
        The 44th president was born in Hawaii.
        The case, number 2018/334, was dismissed.
        Nobody was hurt in the 6.1-magnitude earthquake.
          6.1 = earthquake - | count/measure -
        The 9/11 attacks changed everything.
        The World War II bomb was found by builders.
        Channel 4 broadcast the interview at 10 p.m.
        In 2015 alone 1,321 people drowned.
          1321 = person drown
        The Group of 20 met in Delhi.
        Both sides blamed each other for the first attack.
        The hotline can be reached at 0800 123 456.
        Apollo 11 landed on the Moon in July 1969.
        By 1995 people had begun to return.
        The flood affected 1995 people in two districts.
          1995 = person affect
          2 = district affect/-
        About 2010 homes were rebuilt.
          2010 ~ home rebuild
        Since 2003 families have waited for news.
        The 21-year-old from Leeds finished in 17th place.
          21 = - -/finish | age year
        Psalm 23 was read at the funeral.
        The 5th Brigade took part in Operation Dawn 8.
        It is one of the oldest mosques in the country.
          1 = mosque be/- | optional
        Version 3.2 of the app fixes the problem.
        Formula 1 returns to Imola in May.
        He wore the number 10 shirt for seven seasons.
          7 = season wear/- | count/duration -/season
        The road between kilometre 40 and kilometre 52 is mined.
        No one knows how many there were.
        """
}
