extension SentenceGold {
    /// Attacks, weapons, damage: frequencies, objects, hyphenated modifiers.
    static let weapons = """
        Russia launched 36 drones overnight, 29 of which were shot down, the air force said.
          36 = drone launch | source air force
          29 = drone/- shoot | part 0 | source air force
        Government jets bombed the town four times on Wednesday.
          4 = - bomb | frequency | object town/- | time wednesday
        The militants used chlorine gas on at least three occasions.
          3 >= occasion use
        Two rockets landed near the embassy in Baghdad.
          2 = rocket land | place baghdad
        Sappers defused 120 mines and seven unexploded shells.
          120 = mine defuse
          7 = shell defuse
        The navy seized 14 tonnes of cocaine worth $350 million.
          14 = cocaine seize | measure metric_ton
          350e6 = cocaine/- - | money USD
        A 500-pound bomb destroyed the bridge.
          500 = bomb -/destroy | measure pound-mass
        A 12-vehicle convoy came under fire.
          12 = vehicle/convoy come
        Israel struck more than 50 targets in Syria over the past month.
          50 > target strike | place syria
        Shelling damaged a school, two churches and 27 houses.
          2 = church damage
          27 = house damage
          1 = school damage | optional
        The regiment lost a third of its tanks.
          0.33333333 = tank lose | ratio
        Ukraine received 31 tanks from the United States last year.
          31 = tank receive
        Fighters fired some 200 mortar rounds into the district within an hour.
          200 ~ round fire
        The ceasefire was violated 43 times in the past 24 hours, monitors reported.
          43 = - violate | frequency | object ceasefire/- | source monitors
          24 = - - | duration hour | optional
        Customs officers confiscated 1,250 rifles and 90,000 rounds of ammunition.
          1250 = rifle confiscate
          90000 = round/ammunition confiscate
        The 155-millimetre shells were delivered in two batches.
          155 = shell -/deliver | measure millimetre
          2 = batch deliver
        Hackers attacked the ministry's website twice last week.
          2 = - attack | frequency
        The cruiser sank with 15 missiles on board.
          15 = missile sink/-
        Seven of the ten launchers were destroyed.
          7 = launcher destroy | part 1
          10 = launcher -
        The rebels now control 70% of the province.
          70 = province control | percent
        Air strikes have hit 11 hospitals this year, up from four in 2015.
          11 = hospital hit | time this year
          4 = hospital/- hit/-
        One soldier was shot by a sniper, another three by their own side.
          1 = soldier shoot
          3 = soldier/- shoot/-
        The arsenal holds an estimated 5,977 warheads.
          5977 ~ warhead hold
        The blast wave shattered windows as far as 3 km away.
          3 = - - | measure kilometre
        The missile flew 950 kilometres before it fell into the sea.
          950 = missile/- fly | measure kilometre
        """
}
