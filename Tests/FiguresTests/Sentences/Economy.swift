extension SentenceGold {
    /// Money, shares, changes and rates.
    static let economy = """
        Inflation slowed to 4.2% in June from 5.1% a month earlier.
          4.2 = inflation slow | percent
          5.1 = inflation slow/- | percent
        Shares in the airline fell 3.5 per cent to $12.80.
          3.5 = share fall | percent
          12.8 = share/- fall | money USD
        ? The government cut its growth forecast by half a percentage point.
          0.5 = forecast/- cut | percent percentage_point
        Oil traded at $81.30 a barrel.
          81.3 = oil/- trade | money USD
        The company will cut 2,400 jobs, or 6 percent of its workforce.
          2400 = job cut
          6 = workforce cut/- | percent
        Unemployment stood at just under 8%.
          8 < unemployment stand | percent
        Exports of wheat more than doubled to 3.1 million tonnes.
          3.1e6 = wheat/export/- double | measure metric_ton
        The bank lent €1.2 billion to 300 small firms.
          1.2e9 = - lend | money EUR
          300 = firm lend/-
        The fine of £40,000 is the highest ever imposed.
          40000 = fine - | money GBP
        Farmers received 30 cents per litre, compared with 45 cents last year.
          30 = - receive | money/measure cent
          45 = - receive/- | money/measure cent
        House prices rose by between 2% and 3%.
          2..3 =/~ price rise | percent
        The minimum wage will increase from 9.50 to 12 euros an hour.
          9.5 = wage/- increase | money EUR
          12 = wage/- increase | money EUR
        Turkey's lira lost as much as 15 percent of its value.
          15 <= value/lira lose | percent
        The pipeline can carry 55 billion cubic metres of gas a year.
          55e9 = gas carry | measure cubic_metre
        Ticket sales totalled 96,500.
          96500 = sale/ticket total
        The project, budgeted at 80 million dollars, ended up costing twice as much.
          80e6 = project/- budget | money USD
          2 = - - | ratio | optional
        Net profit tripled to 640 million crowns.
          640e6 = profit/crown triple | money/count SEK/CZK/DKK/NOK/-
        Rent takes up to 40% of household income in the capital.
          40 <= income take | percent
        Bread now costs five times more than before the war.
          5 = - - | ratio | optional
        The fund holds assets worth some 1.4 trillion dollars.
          1.4e12 ~ asset/- hold/- | money USD
        ? A kilo of rice sells for 90 rupees.
          90 = rice/kilo/- sell | money INR
          1 = rice - | measure kilogram | optional
        About one in eight adults is out of work.
          0.125 ~ adult be/- | ratio
        Growth of 2.5 to 3 percent is expected this year.
          2.5..3 =/~ growth expect | percent
        Donors pledged $4.5bn, a fifth less than the year before.
          4.5e9 = - pledge | money USD
          0.2 = - - | ratio | optional
        The index closed 120 points lower at 7,480.
          120 = - close | count/measure -/point
          7480 = index/- close
        The central bank raised rates by 75 basis points.
          75 = rate raise | percent/measure basis_point
        ? Gold rose $14 an ounce, or 0.8%.
          14 = gold/- rise | money USD
          0.8 = gold rise | percent
        Some 35,000 euros in cash and a car were found.
          35000 ~ cash/- find | money EUR
        Coffee output fell to 9 million bags, its lowest level since 1995.
          9e6 = bag fall
        The tax brings in Rs 250 crore annually.
          2.5e9 = - bring | money INR
        """
}
