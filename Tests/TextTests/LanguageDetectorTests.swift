import Testing
import Text

@Suite struct LanguageDetectorTests {
    @Test(arguments: [
        (
            "en",
            "The bridge over the river was closed for two years, and the drivers who live there had to take a detour."
        ),
        ("de", "Die Brücke über den Fluss war zwei Jahre lang gesperrt, und die Anwohner mussten einen Umweg nehmen."),
        (
            "fr",
            "Le pont sur la rivière était fermé depuis deux ans, et les habitants ont dû faire un long détour par la vallée."
        ),
        (
            "es",
            "El puente sobre el río estuvo cerrado durante dos años y los vecinos tuvieron que dar un rodeo por el valle."
        ),
        (
            "it",
            "Il ponte sul fiume è stato chiuso per due anni e gli abitanti della valle hanno dovuto fare un lungo giro."
        ),
        (
            "nl",
            "De brug over de rivier was twee jaar dicht en de bewoners van het dorp moesten een omweg door de vallei nemen."
        ),
        (
            "pl",
            "Most na rzece był zamknięty przez dwa lata, a mieszkańcy musieli jeździć objazdem, który był bardzo długi."
        ),
        ("ru", "Мост через реку был закрыт два года, и жители должны были ехать в объезд, как это было и после войны."),
        ("uk", "Міст через річку був закритий два роки, і мешканці мусили їхати в об'їзд, як це було й після війни."),
        ("el", "Η γέφυρα πάνω από τον ποταμό ήταν κλειστή για δύο χρόνια."),
        ("ar", "كان الجسر فوق النهر مغلقا لمدة عامين بسبب أعمال الترميم."),
        ("fa", "پل روی رودخانه به مدت دو سال بسته بود و مردم گرفتار شدند."),
        ("ja", "川にかかる橋は二年間閉鎖されていました。住民は遠回りをしていました。"),
        ("zh", "河上的大桥关闭了两年，居民们不得不绕道而行，损失很大。"),
        ("ko", "강 위의 다리는 이 년 동안 폐쇄되어 있었고 주민들은 우회해야 했다."),
    ])
    func prose(language: String, text: String) {
        #expect(LanguageDetector.standard.language(of: text.utf8) == language)
    }

    @Test(arguments: ["", "OK", "Lorem 2024", "12 345 678", "Berlin Paris Madrid Roma Wien Bern Oslo Praha Kyiv"])
    func whatTellsNoLanguage(text: String) {
        #expect(LanguageDetector.standard.language(of: text.utf8) == nil)
    }

    /// A cut through a character does no harm.
    @Test func everyPrefixIsReadable() {
        let text = Array("Мост через реку был закрыт два года, and 橋は閉鎖".utf8)
        for end in text.indices { _ = LanguageDetector.standard.language(of: text[..<end]) }
    }
}
