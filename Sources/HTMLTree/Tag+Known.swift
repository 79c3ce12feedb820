/// The elements of the HTML standard, the obsolete ones that pages still hold, and those of SVG and MathML that parsing needs.
extension Tag {
    /// The tag of further elements when a page has too many names of its own.
    @inlinable public static var unnamed: Tag { Tag(rawValue: 1) }
    /// `a`.
    @inlinable public static var a: Tag { Tag(rawValue: 2) }
    /// `abbr`.
    @inlinable public static var abbr: Tag { Tag(rawValue: 3) }
    /// `acronym`.
    @inlinable public static var acronym: Tag { Tag(rawValue: 4) }
    /// `address`.
    @inlinable public static var address: Tag { Tag(rawValue: 5) }
    /// `amp-ad`.
    @inlinable public static var ampAd: Tag { Tag(rawValue: 6) }
    /// `amp-img`.
    @inlinable public static var ampImg: Tag { Tag(rawValue: 7) }
    /// `amp-video`.
    @inlinable public static var ampVideo: Tag { Tag(rawValue: 8) }
    /// `annotation-xml`.
    @inlinable public static var annotationXML: Tag { Tag(rawValue: 9) }
    /// `applet`.
    @inlinable public static var applet: Tag { Tag(rawValue: 10) }
    /// `area`.
    @inlinable public static var area: Tag { Tag(rawValue: 11) }
    /// `article`.
    @inlinable public static var article: Tag { Tag(rawValue: 12) }
    /// `aside`.
    @inlinable public static var aside: Tag { Tag(rawValue: 13) }
    /// `audio`.
    @inlinable public static var audio: Tag { Tag(rawValue: 14) }
    /// `b`.
    @inlinable public static var b: Tag { Tag(rawValue: 15) }
    /// `base`.
    @inlinable public static var base: Tag { Tag(rawValue: 16) }
    /// `basefont`.
    @inlinable public static var basefont: Tag { Tag(rawValue: 17) }
    /// `bdi`.
    @inlinable public static var bdi: Tag { Tag(rawValue: 18) }
    /// `bdo`.
    @inlinable public static var bdo: Tag { Tag(rawValue: 19) }
    /// `bgsound`.
    @inlinable public static var bgsound: Tag { Tag(rawValue: 20) }
    /// `big`.
    @inlinable public static var big: Tag { Tag(rawValue: 21) }
    /// `blink`.
    @inlinable public static var blink: Tag { Tag(rawValue: 22) }
    /// `blockquote`.
    @inlinable public static var blockquote: Tag { Tag(rawValue: 23) }
    /// `body`.
    @inlinable public static var body: Tag { Tag(rawValue: 24) }
    /// `br`.
    @inlinable public static var br: Tag { Tag(rawValue: 25) }
    /// `button`.
    @inlinable public static var button: Tag { Tag(rawValue: 26) }
    /// `canvas`.
    @inlinable public static var canvas: Tag { Tag(rawValue: 27) }
    /// `caption`.
    @inlinable public static var caption: Tag { Tag(rawValue: 28) }
    /// `center`.
    @inlinable public static var center: Tag { Tag(rawValue: 29) }
    /// `circle`.
    @inlinable public static var circle: Tag { Tag(rawValue: 30) }
    /// `cite`.
    @inlinable public static var cite: Tag { Tag(rawValue: 31) }
    /// `code`.
    @inlinable public static var code: Tag { Tag(rawValue: 32) }
    /// `col`.
    @inlinable public static var col: Tag { Tag(rawValue: 33) }
    /// `colgroup`.
    @inlinable public static var colgroup: Tag { Tag(rawValue: 34) }
    /// `command`.
    @inlinable public static var command: Tag { Tag(rawValue: 35) }
    /// `content`.
    @inlinable public static var content: Tag { Tag(rawValue: 36) }
    /// `data`.
    @inlinable public static var data: Tag { Tag(rawValue: 37) }
    /// `datalist`.
    @inlinable public static var datalist: Tag { Tag(rawValue: 38) }
    /// `dd`.
    @inlinable public static var dd: Tag { Tag(rawValue: 39) }
    /// `defs`.
    @inlinable public static var defs: Tag { Tag(rawValue: 40) }
    /// `del`.
    @inlinable public static var del: Tag { Tag(rawValue: 41) }
    /// `desc`.
    @inlinable public static var desc: Tag { Tag(rawValue: 42) }
    /// `details`.
    @inlinable public static var details: Tag { Tag(rawValue: 43) }
    /// `dfn`.
    @inlinable public static var dfn: Tag { Tag(rawValue: 44) }
    /// `dialog`.
    @inlinable public static var dialog: Tag { Tag(rawValue: 45) }
    /// `dir`.
    @inlinable public static var dir: Tag { Tag(rawValue: 46) }
    /// `div`.
    @inlinable public static var div: Tag { Tag(rawValue: 47) }
    /// `dl`.
    @inlinable public static var dl: Tag { Tag(rawValue: 48) }
    /// `dt`.
    @inlinable public static var dt: Tag { Tag(rawValue: 49) }
    /// `em`.
    @inlinable public static var em: Tag { Tag(rawValue: 50) }
    /// `embed`.
    @inlinable public static var embed: Tag { Tag(rawValue: 51) }
    /// `fieldset`.
    @inlinable public static var fieldset: Tag { Tag(rawValue: 52) }
    /// `figcaption`.
    @inlinable public static var figcaption: Tag { Tag(rawValue: 53) }
    /// `figure`.
    @inlinable public static var figure: Tag { Tag(rawValue: 54) }
    /// `font`.
    @inlinable public static var font: Tag { Tag(rawValue: 55) }
    /// `footer`.
    @inlinable public static var footer: Tag { Tag(rawValue: 56) }
    /// `foreignobject`.
    @inlinable public static var foreignobject: Tag { Tag(rawValue: 57) }
    /// `form`.
    @inlinable public static var form: Tag { Tag(rawValue: 58) }
    /// `frame`.
    @inlinable public static var frame: Tag { Tag(rawValue: 59) }
    /// `frameset`.
    @inlinable public static var frameset: Tag { Tag(rawValue: 60) }
    /// `g`.
    @inlinable public static var g: Tag { Tag(rawValue: 61) }
    /// `h1`.
    @inlinable public static var h1: Tag { Tag(rawValue: 62) }
    /// `h2`.
    @inlinable public static var h2: Tag { Tag(rawValue: 63) }
    /// `h3`.
    @inlinable public static var h3: Tag { Tag(rawValue: 64) }
    /// `h4`.
    @inlinable public static var h4: Tag { Tag(rawValue: 65) }
    /// `h5`.
    @inlinable public static var h5: Tag { Tag(rawValue: 66) }
    /// `h6`.
    @inlinable public static var h6: Tag { Tag(rawValue: 67) }
    /// `head`.
    @inlinable public static var head: Tag { Tag(rawValue: 68) }
    /// `header`.
    @inlinable public static var header: Tag { Tag(rawValue: 69) }
    /// `hgroup`.
    @inlinable public static var hgroup: Tag { Tag(rawValue: 70) }
    /// `hr`.
    @inlinable public static var hr: Tag { Tag(rawValue: 71) }
    /// `html`.
    @inlinable public static var html: Tag { Tag(rawValue: 72) }
    /// `i`.
    @inlinable public static var i: Tag { Tag(rawValue: 73) }
    /// `iframe`.
    @inlinable public static var iframe: Tag { Tag(rawValue: 74) }
    /// `image`.
    @inlinable public static var image: Tag { Tag(rawValue: 75) }
    /// `img`.
    @inlinable public static var img: Tag { Tag(rawValue: 76) }
    /// `input`.
    @inlinable public static var input: Tag { Tag(rawValue: 77) }
    /// `ins`.
    @inlinable public static var ins: Tag { Tag(rawValue: 78) }
    /// `isindex`.
    @inlinable public static var isindex: Tag { Tag(rawValue: 79) }
    /// `kbd`.
    @inlinable public static var kbd: Tag { Tag(rawValue: 80) }
    /// `keygen`.
    @inlinable public static var keygen: Tag { Tag(rawValue: 81) }
    /// `label`.
    @inlinable public static var label: Tag { Tag(rawValue: 82) }
    /// `legend`.
    @inlinable public static var legend: Tag { Tag(rawValue: 83) }
    /// `li`.
    @inlinable public static var li: Tag { Tag(rawValue: 84) }
    /// `line`.
    @inlinable public static var line: Tag { Tag(rawValue: 85) }
    /// `link`.
    @inlinable public static var link: Tag { Tag(rawValue: 86) }
    /// `listing`.
    @inlinable public static var listing: Tag { Tag(rawValue: 87) }
    /// `main`.
    @inlinable public static var main: Tag { Tag(rawValue: 88) }
    /// `malignmark`.
    @inlinable public static var malignmark: Tag { Tag(rawValue: 89) }
    /// `map`.
    @inlinable public static var map: Tag { Tag(rawValue: 90) }
    /// `mark`.
    @inlinable public static var mark: Tag { Tag(rawValue: 91) }
    /// `marquee`.
    @inlinable public static var marquee: Tag { Tag(rawValue: 92) }
    /// `math`.
    @inlinable public static var math: Tag { Tag(rawValue: 93) }
    /// `menu`.
    @inlinable public static var menu: Tag { Tag(rawValue: 94) }
    /// `menuitem`.
    @inlinable public static var menuitem: Tag { Tag(rawValue: 95) }
    /// `meta`.
    @inlinable public static var meta: Tag { Tag(rawValue: 96) }
    /// `meter`.
    @inlinable public static var meter: Tag { Tag(rawValue: 97) }
    /// `mglyph`.
    @inlinable public static var mglyph: Tag { Tag(rawValue: 98) }
    /// `mi`.
    @inlinable public static var mi: Tag { Tag(rawValue: 99) }
    /// `mn`.
    @inlinable public static var mn: Tag { Tag(rawValue: 100) }
    /// `mo`.
    @inlinable public static var mo: Tag { Tag(rawValue: 101) }
    /// `ms`.
    @inlinable public static var ms: Tag { Tag(rawValue: 102) }
    /// `mtext`.
    @inlinable public static var mtext: Tag { Tag(rawValue: 103) }
    /// `nav`.
    @inlinable public static var nav: Tag { Tag(rawValue: 104) }
    /// `nobr`.
    @inlinable public static var nobr: Tag { Tag(rawValue: 105) }
    /// `noembed`.
    @inlinable public static var noembed: Tag { Tag(rawValue: 106) }
    /// `noframes`.
    @inlinable public static var noframes: Tag { Tag(rawValue: 107) }
    /// `noscript`.
    @inlinable public static var noscript: Tag { Tag(rawValue: 108) }
    /// `object`.
    @inlinable public static var object: Tag { Tag(rawValue: 109) }
    /// `ol`.
    @inlinable public static var ol: Tag { Tag(rawValue: 110) }
    /// `optgroup`.
    @inlinable public static var optgroup: Tag { Tag(rawValue: 111) }
    /// `option`.
    @inlinable public static var option: Tag { Tag(rawValue: 112) }
    /// `output`.
    @inlinable public static var output: Tag { Tag(rawValue: 113) }
    /// `p`.
    @inlinable public static var p: Tag { Tag(rawValue: 114) }
    /// `param`.
    @inlinable public static var param: Tag { Tag(rawValue: 115) }
    /// `path`.
    @inlinable public static var path: Tag { Tag(rawValue: 116) }
    /// `picture`.
    @inlinable public static var picture: Tag { Tag(rawValue: 117) }
    /// `plaintext`.
    @inlinable public static var plaintext: Tag { Tag(rawValue: 118) }
    /// `polygon`.
    @inlinable public static var polygon: Tag { Tag(rawValue: 119) }
    /// `portal`.
    @inlinable public static var portal: Tag { Tag(rawValue: 120) }
    /// `pre`.
    @inlinable public static var pre: Tag { Tag(rawValue: 121) }
    /// `progress`.
    @inlinable public static var progress: Tag { Tag(rawValue: 122) }
    /// `q`.
    @inlinable public static var q: Tag { Tag(rawValue: 123) }
    /// `rb`.
    @inlinable public static var rb: Tag { Tag(rawValue: 124) }
    /// `rect`.
    @inlinable public static var rect: Tag { Tag(rawValue: 125) }
    /// `rp`.
    @inlinable public static var rp: Tag { Tag(rawValue: 126) }
    /// `rt`.
    @inlinable public static var rt: Tag { Tag(rawValue: 127) }
    /// `rtc`.
    @inlinable public static var rtc: Tag { Tag(rawValue: 128) }
    /// `ruby`.
    @inlinable public static var ruby: Tag { Tag(rawValue: 129) }
    /// `s`.
    @inlinable public static var s: Tag { Tag(rawValue: 130) }
    /// `samp`.
    @inlinable public static var samp: Tag { Tag(rawValue: 131) }
    /// `script`.
    @inlinable public static var script: Tag { Tag(rawValue: 132) }
    /// `search`.
    @inlinable public static var search: Tag { Tag(rawValue: 133) }
    /// `section`.
    @inlinable public static var section: Tag { Tag(rawValue: 134) }
    /// `select`.
    @inlinable public static var select: Tag { Tag(rawValue: 135) }
    /// `shadow`.
    @inlinable public static var shadow: Tag { Tag(rawValue: 136) }
    /// `slot`.
    @inlinable public static var slot: Tag { Tag(rawValue: 137) }
    /// `small`.
    @inlinable public static var small: Tag { Tag(rawValue: 138) }
    /// `source`.
    @inlinable public static var source: Tag { Tag(rawValue: 139) }
    /// `spacer`.
    @inlinable public static var spacer: Tag { Tag(rawValue: 140) }
    /// `span`.
    @inlinable public static var span: Tag { Tag(rawValue: 141) }
    /// `strike`.
    @inlinable public static var strike: Tag { Tag(rawValue: 142) }
    /// `strong`.
    @inlinable public static var strong: Tag { Tag(rawValue: 143) }
    /// `style`.
    @inlinable public static var style: Tag { Tag(rawValue: 144) }
    /// `sub`.
    @inlinable public static var sub: Tag { Tag(rawValue: 145) }
    /// `summary`.
    @inlinable public static var summary: Tag { Tag(rawValue: 146) }
    /// `sup`.
    @inlinable public static var sup: Tag { Tag(rawValue: 147) }
    /// `svg`.
    @inlinable public static var svg: Tag { Tag(rawValue: 148) }
    /// `symbol`.
    @inlinable public static var symbol: Tag { Tag(rawValue: 149) }
    /// `table`.
    @inlinable public static var table: Tag { Tag(rawValue: 150) }
    /// `tbody`.
    @inlinable public static var tbody: Tag { Tag(rawValue: 151) }
    /// `td`.
    @inlinable public static var td: Tag { Tag(rawValue: 152) }
    /// `template`.
    @inlinable public static var template: Tag { Tag(rawValue: 153) }
    /// `textarea`.
    @inlinable public static var textarea: Tag { Tag(rawValue: 154) }
    /// `tfoot`.
    @inlinable public static var tfoot: Tag { Tag(rawValue: 155) }
    /// `th`.
    @inlinable public static var th: Tag { Tag(rawValue: 156) }
    /// `thead`.
    @inlinable public static var thead: Tag { Tag(rawValue: 157) }
    /// `time`.
    @inlinable public static var time: Tag { Tag(rawValue: 158) }
    /// `title`.
    @inlinable public static var title: Tag { Tag(rawValue: 159) }
    /// `tr`.
    @inlinable public static var tr: Tag { Tag(rawValue: 160) }
    /// `track`.
    @inlinable public static var track: Tag { Tag(rawValue: 161) }
    /// `tt`.
    @inlinable public static var tt: Tag { Tag(rawValue: 162) }
    /// `u`.
    @inlinable public static var u: Tag { Tag(rawValue: 163) }
    /// `ul`.
    @inlinable public static var ul: Tag { Tag(rawValue: 164) }
    /// `use`.
    @inlinable public static var use: Tag { Tag(rawValue: 165) }
    /// `var`.
    @inlinable public static var `var`: Tag { Tag(rawValue: 166) }
    /// `video`.
    @inlinable public static var video: Tag { Tag(rawValue: 167) }
    /// `wbr`.
    @inlinable public static var wbr: Tag { Tag(rawValue: 168) }
    /// `xmp`.
    @inlinable public static var xmp: Tag { Tag(rawValue: 169) }

    /// The name of each Tag constant, in the order of their numbers.
    static let knownNames: [StaticString] = [
        "", "unnamed", "a", "abbr", "acronym", "address", "amp-ad", "amp-img", "amp-video", "annotation-xml",
        "applet", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi", "bdo", "bgsound", "big",
        "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "circle", "cite", "code", "col",
        "colgroup", "command", "content", "data", "datalist", "dd", "defs", "del", "desc", "details", "dfn", "dialog",
        "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
        "foreignobject", "form", "frame", "frameset", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
        "hgroup", "hr", "html", "i", "iframe", "image", "img", "input", "ins", "isindex", "kbd", "keygen", "label",
        "legend", "li", "line", "link", "listing", "main", "malignmark", "map", "mark", "marquee", "math", "menu",
        "menuitem", "meta", "meter", "mglyph", "mi", "mn", "mo", "ms", "mtext", "nav", "nobr", "noembed", "noframes",
        "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "path", "picture", "plaintext",
        "polygon", "portal", "pre", "progress", "q", "rb", "rect", "rp", "rt", "rtc", "ruby", "s", "samp", "script",
        "search", "section", "select", "shadow", "slot", "small", "source", "spacer", "span", "strike", "strong",
        "style", "sub", "summary", "sup", "svg", "symbol", "table", "tbody", "td", "template", "textarea", "tfoot",
        "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "use", "var", "video", "wbr", "xmp",
    ]
}
