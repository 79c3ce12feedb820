/// The attributes that article pages use, so that code can name them.
extension AttributeName {
    /// `abbr`.
    @inlinable public static var abbr: AttributeName { AttributeName(rawValue: 1) }
    /// `about`.
    @inlinable public static var about: AttributeName { AttributeName(rawValue: 2) }
    /// `accept`.
    @inlinable public static var accept: AttributeName { AttributeName(rawValue: 3) }
    /// `accept-charset`.
    @inlinable public static var acceptCharset: AttributeName { AttributeName(rawValue: 4) }
    /// `accesskey`.
    @inlinable public static var accesskey: AttributeName { AttributeName(rawValue: 5) }
    /// `action`.
    @inlinable public static var action: AttributeName { AttributeName(rawValue: 6) }
    /// `align`.
    @inlinable public static var align: AttributeName { AttributeName(rawValue: 7) }
    /// `alt`.
    @inlinable public static var alt: AttributeName { AttributeName(rawValue: 8) }
    /// `amp`.
    @inlinable public static var amp: AttributeName { AttributeName(rawValue: 9) }
    /// `aria-describedby`.
    @inlinable public static var ariaDescribedby: AttributeName { AttributeName(rawValue: 10) }
    /// `aria-hidden`.
    @inlinable public static var ariaHidden: AttributeName { AttributeName(rawValue: 11) }
    /// `aria-label`.
    @inlinable public static var ariaLabel: AttributeName { AttributeName(rawValue: 12) }
    /// `aria-labelledby`.
    @inlinable public static var ariaLabelledby: AttributeName { AttributeName(rawValue: 13) }
    /// `aria-level`.
    @inlinable public static var ariaLevel: AttributeName { AttributeName(rawValue: 14) }
    /// `aria-modal`.
    @inlinable public static var ariaModal: AttributeName { AttributeName(rawValue: 15) }
    /// `async`.
    @inlinable public static var async: AttributeName { AttributeName(rawValue: 16) }
    /// `autocomplete`.
    @inlinable public static var autocomplete: AttributeName { AttributeName(rawValue: 17) }
    /// `autofocus`.
    @inlinable public static var autofocus: AttributeName { AttributeName(rawValue: 18) }
    /// `autoplay`.
    @inlinable public static var autoplay: AttributeName { AttributeName(rawValue: 19) }
    /// `background`.
    @inlinable public static var background: AttributeName { AttributeName(rawValue: 20) }
    /// `bgcolor`.
    @inlinable public static var bgcolor: AttributeName { AttributeName(rawValue: 21) }
    /// `border`.
    @inlinable public static var border: AttributeName { AttributeName(rawValue: 22) }
    /// `cellpadding`.
    @inlinable public static var cellpadding: AttributeName { AttributeName(rawValue: 23) }
    /// `cellspacing`.
    @inlinable public static var cellspacing: AttributeName { AttributeName(rawValue: 24) }
    /// `charset`.
    @inlinable public static var charset: AttributeName { AttributeName(rawValue: 25) }
    /// `checked`.
    @inlinable public static var checked: AttributeName { AttributeName(rawValue: 26) }
    /// `cite`.
    @inlinable public static var cite: AttributeName { AttributeName(rawValue: 27) }
    /// `class`.
    @inlinable public static var `class`: AttributeName { AttributeName(rawValue: 28) }
    /// `color`.
    @inlinable public static var color: AttributeName { AttributeName(rawValue: 29) }
    /// `cols`.
    @inlinable public static var cols: AttributeName { AttributeName(rawValue: 30) }
    /// `colspan`.
    @inlinable public static var colspan: AttributeName { AttributeName(rawValue: 31) }
    /// `content`.
    @inlinable public static var content: AttributeName { AttributeName(rawValue: 32) }
    /// `contenteditable`.
    @inlinable public static var contenteditable: AttributeName { AttributeName(rawValue: 33) }
    /// `controls`.
    @inlinable public static var controls: AttributeName { AttributeName(rawValue: 34) }
    /// `coords`.
    @inlinable public static var coords: AttributeName { AttributeName(rawValue: 35) }
    /// `crossorigin`.
    @inlinable public static var crossorigin: AttributeName { AttributeName(rawValue: 36) }
    /// `d`.
    @inlinable public static var d: AttributeName { AttributeName(rawValue: 37) }
    /// `data`.
    @inlinable public static var data: AttributeName { AttributeName(rawValue: 38) }
    /// `data-alt`.
    @inlinable public static var dataAlt: AttributeName { AttributeName(rawValue: 39) }
    /// `data-id`.
    @inlinable public static var dataId: AttributeName { AttributeName(rawValue: 40) }
    /// `data-name`.
    @inlinable public static var dataName: AttributeName { AttributeName(rawValue: 41) }
    /// `data-src`.
    @inlinable public static var dataSrc: AttributeName { AttributeName(rawValue: 42) }
    /// `data-srcset`.
    @inlinable public static var dataSrcset: AttributeName { AttributeName(rawValue: 43) }
    /// `data-testid`.
    @inlinable public static var dataTestid: AttributeName { AttributeName(rawValue: 44) }
    /// `data-title`.
    @inlinable public static var dataTitle: AttributeName { AttributeName(rawValue: 45) }
    /// `data-type`.
    @inlinable public static var dataType: AttributeName { AttributeName(rawValue: 46) }
    /// `data-url`.
    @inlinable public static var dataUrl: AttributeName { AttributeName(rawValue: 47) }
    /// `datatype`.
    @inlinable public static var datatype: AttributeName { AttributeName(rawValue: 48) }
    /// `datetime`.
    @inlinable public static var datetime: AttributeName { AttributeName(rawValue: 49) }
    /// `decoding`.
    @inlinable public static var decoding: AttributeName { AttributeName(rawValue: 50) }
    /// `defer`.
    @inlinable public static var `defer`: AttributeName { AttributeName(rawValue: 51) }
    /// `definitionurl`.
    @inlinable public static var definitionurl: AttributeName { AttributeName(rawValue: 52) }
    /// `dir`.
    @inlinable public static var dir: AttributeName { AttributeName(rawValue: 53) }
    /// `disabled`.
    @inlinable public static var disabled: AttributeName { AttributeName(rawValue: 54) }
    /// `download`.
    @inlinable public static var download: AttributeName { AttributeName(rawValue: 55) }
    /// `draggable`.
    @inlinable public static var draggable: AttributeName { AttributeName(rawValue: 56) }
    /// `encoding`.
    @inlinable public static var encoding: AttributeName { AttributeName(rawValue: 57) }
    /// `enctype`.
    @inlinable public static var enctype: AttributeName { AttributeName(rawValue: 58) }
    /// `face`.
    @inlinable public static var face: AttributeName { AttributeName(rawValue: 59) }
    /// `fetchpriority`.
    @inlinable public static var fetchpriority: AttributeName { AttributeName(rawValue: 60) }
    /// `fill`.
    @inlinable public static var fill: AttributeName { AttributeName(rawValue: 61) }
    /// `for`.
    @inlinable public static var `for`: AttributeName { AttributeName(rawValue: 62) }
    /// `frameborder`.
    @inlinable public static var frameborder: AttributeName { AttributeName(rawValue: 63) }
    /// `headers`.
    @inlinable public static var headers: AttributeName { AttributeName(rawValue: 64) }
    /// `height`.
    @inlinable public static var height: AttributeName { AttributeName(rawValue: 65) }
    /// `hidden`.
    @inlinable public static var hidden: AttributeName { AttributeName(rawValue: 66) }
    /// `href`.
    @inlinable public static var href: AttributeName { AttributeName(rawValue: 67) }
    /// `hreflang`.
    @inlinable public static var hreflang: AttributeName { AttributeName(rawValue: 68) }
    /// `http-equiv`.
    @inlinable public static var httpEquiv: AttributeName { AttributeName(rawValue: 69) }
    /// `id`.
    @inlinable public static var id: AttributeName { AttributeName(rawValue: 70) }
    /// `integrity`.
    @inlinable public static var integrity: AttributeName { AttributeName(rawValue: 71) }
    /// `ismap`.
    @inlinable public static var ismap: AttributeName { AttributeName(rawValue: 72) }
    /// `itemid`.
    @inlinable public static var itemid: AttributeName { AttributeName(rawValue: 73) }
    /// `itemprop`.
    @inlinable public static var itemprop: AttributeName { AttributeName(rawValue: 74) }
    /// `itemref`.
    @inlinable public static var itemref: AttributeName { AttributeName(rawValue: 75) }
    /// `itemscope`.
    @inlinable public static var itemscope: AttributeName { AttributeName(rawValue: 76) }
    /// `itemtype`.
    @inlinable public static var itemtype: AttributeName { AttributeName(rawValue: 77) }
    /// `label`.
    @inlinable public static var label: AttributeName { AttributeName(rawValue: 78) }
    /// `lang`.
    @inlinable public static var lang: AttributeName { AttributeName(rawValue: 79) }
    /// `language`.
    @inlinable public static var language: AttributeName { AttributeName(rawValue: 80) }
    /// `link`.
    @inlinable public static var link: AttributeName { AttributeName(rawValue: 81) }
    /// `loading`.
    @inlinable public static var loading: AttributeName { AttributeName(rawValue: 82) }
    /// `loop`.
    @inlinable public static var loop: AttributeName { AttributeName(rawValue: 83) }
    /// `max`.
    @inlinable public static var max: AttributeName { AttributeName(rawValue: 84) }
    /// `maxlength`.
    @inlinable public static var maxlength: AttributeName { AttributeName(rawValue: 85) }
    /// `media`.
    @inlinable public static var media: AttributeName { AttributeName(rawValue: 86) }
    /// `method`.
    @inlinable public static var method: AttributeName { AttributeName(rawValue: 87) }
    /// `min`.
    @inlinable public static var min: AttributeName { AttributeName(rawValue: 88) }
    /// `muted`.
    @inlinable public static var muted: AttributeName { AttributeName(rawValue: 89) }
    /// `name`.
    @inlinable public static var name: AttributeName { AttributeName(rawValue: 90) }
    /// `nofollow`.
    @inlinable public static var nofollow: AttributeName { AttributeName(rawValue: 91) }
    /// `noshade`.
    @inlinable public static var noshade: AttributeName { AttributeName(rawValue: 92) }
    /// `nowrap`.
    @inlinable public static var nowrap: AttributeName { AttributeName(rawValue: 93) }
    /// `onclick`.
    @inlinable public static var onclick: AttributeName { AttributeName(rawValue: 94) }
    /// `onload`.
    @inlinable public static var onload: AttributeName { AttributeName(rawValue: 95) }
    /// `open`.
    @inlinable public static var open: AttributeName { AttributeName(rawValue: 96) }
    /// `pattern`.
    @inlinable public static var pattern: AttributeName { AttributeName(rawValue: 97) }
    /// `placeholder`.
    @inlinable public static var placeholder: AttributeName { AttributeName(rawValue: 98) }
    /// `poster`.
    @inlinable public static var poster: AttributeName { AttributeName(rawValue: 99) }
    /// `prefix`.
    @inlinable public static var prefix: AttributeName { AttributeName(rawValue: 100) }
    /// `preload`.
    @inlinable public static var preload: AttributeName { AttributeName(rawValue: 101) }
    /// `property`.
    @inlinable public static var property: AttributeName { AttributeName(rawValue: 102) }
    /// `pubdate`.
    @inlinable public static var pubdate: AttributeName { AttributeName(rawValue: 103) }
    /// `readonly`.
    @inlinable public static var readonly: AttributeName { AttributeName(rawValue: 104) }
    /// `referrerpolicy`.
    @inlinable public static var referrerpolicy: AttributeName { AttributeName(rawValue: 105) }
    /// `rel`.
    @inlinable public static var rel: AttributeName { AttributeName(rawValue: 106) }
    /// `required`.
    @inlinable public static var required: AttributeName { AttributeName(rawValue: 107) }
    /// `resource`.
    @inlinable public static var resource: AttributeName { AttributeName(rawValue: 108) }
    /// `rev`.
    @inlinable public static var rev: AttributeName { AttributeName(rawValue: 109) }
    /// `role`.
    @inlinable public static var role: AttributeName { AttributeName(rawValue: 110) }
    /// `rows`.
    @inlinable public static var rows: AttributeName { AttributeName(rawValue: 111) }
    /// `rowspan`.
    @inlinable public static var rowspan: AttributeName { AttributeName(rawValue: 112) }
    /// `rules`.
    @inlinable public static var rules: AttributeName { AttributeName(rawValue: 113) }
    /// `scheme`.
    @inlinable public static var scheme: AttributeName { AttributeName(rawValue: 114) }
    /// `scope`.
    @inlinable public static var scope: AttributeName { AttributeName(rawValue: 115) }
    /// `scoped`.
    @inlinable public static var scoped: AttributeName { AttributeName(rawValue: 116) }
    /// `selected`.
    @inlinable public static var selected: AttributeName { AttributeName(rawValue: 117) }
    /// `shape`.
    @inlinable public static var shape: AttributeName { AttributeName(rawValue: 118) }
    /// `size`.
    @inlinable public static var size: AttributeName { AttributeName(rawValue: 119) }
    /// `sizes`.
    @inlinable public static var sizes: AttributeName { AttributeName(rawValue: 120) }
    /// `slot`.
    @inlinable public static var slot: AttributeName { AttributeName(rawValue: 121) }
    /// `span`.
    @inlinable public static var span: AttributeName { AttributeName(rawValue: 122) }
    /// `src`.
    @inlinable public static var src: AttributeName { AttributeName(rawValue: 123) }
    /// `srcdoc`.
    @inlinable public static var srcdoc: AttributeName { AttributeName(rawValue: 124) }
    /// `srcset`.
    @inlinable public static var srcset: AttributeName { AttributeName(rawValue: 125) }
    /// `start`.
    @inlinable public static var start: AttributeName { AttributeName(rawValue: 126) }
    /// `step`.
    @inlinable public static var step: AttributeName { AttributeName(rawValue: 127) }
    /// `style`.
    @inlinable public static var style: AttributeName { AttributeName(rawValue: 128) }
    /// `summary`.
    @inlinable public static var summary: AttributeName { AttributeName(rawValue: 129) }
    /// `tabindex`.
    @inlinable public static var tabindex: AttributeName { AttributeName(rawValue: 130) }
    /// `target`.
    @inlinable public static var target: AttributeName { AttributeName(rawValue: 131) }
    /// `text`.
    @inlinable public static var text: AttributeName { AttributeName(rawValue: 132) }
    /// `title`.
    @inlinable public static var title: AttributeName { AttributeName(rawValue: 133) }
    /// `translate`.
    @inlinable public static var translate: AttributeName { AttributeName(rawValue: 134) }
    /// `type`.
    @inlinable public static var type: AttributeName { AttributeName(rawValue: 135) }
    /// `typemustmatch`.
    @inlinable public static var typemustmatch: AttributeName { AttributeName(rawValue: 136) }
    /// `typeof`.
    @inlinable public static var typeof: AttributeName { AttributeName(rawValue: 137) }
    /// `usemap`.
    @inlinable public static var usemap: AttributeName { AttributeName(rawValue: 138) }
    /// `valign`.
    @inlinable public static var valign: AttributeName { AttributeName(rawValue: 139) }
    /// `value`.
    @inlinable public static var value: AttributeName { AttributeName(rawValue: 140) }
    /// `viewbox`.
    @inlinable public static var viewbox: AttributeName { AttributeName(rawValue: 141) }
    /// `vocab`.
    @inlinable public static var vocab: AttributeName { AttributeName(rawValue: 142) }
    /// `width`.
    @inlinable public static var width: AttributeName { AttributeName(rawValue: 143) }
    /// `wrap`.
    @inlinable public static var wrap: AttributeName { AttributeName(rawValue: 144) }
    /// `xml:lang`.
    @inlinable public static var xmlLang: AttributeName { AttributeName(rawValue: 145) }
    /// `xmlns`.
    @inlinable public static var xmlns: AttributeName { AttributeName(rawValue: 146) }

    /// The name of each AttributeName constant, in the order of their numbers.
    static let knownNames: [StaticString] = [
        "", "abbr", "about", "accept", "accept-charset", "accesskey", "action", "align", "alt", "amp",
        "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "aria-level", "aria-modal", "async",
        "autocomplete", "autofocus", "autoplay", "background", "bgcolor", "border", "cellpadding", "cellspacing",
        "charset", "checked", "cite", "class", "color", "cols", "colspan", "content", "contenteditable", "controls",
        "coords", "crossorigin", "d", "data", "data-alt", "data-id", "data-name", "data-src", "data-srcset",
        "data-testid", "data-title", "data-type", "data-url", "datatype", "datetime", "decoding", "defer",
        "definitionurl", "dir", "disabled", "download", "draggable", "encoding", "enctype", "face", "fetchpriority",
        "fill", "for", "frameborder", "headers", "height", "hidden", "href", "hreflang", "http-equiv", "id",
        "integrity", "ismap", "itemid", "itemprop", "itemref", "itemscope", "itemtype", "label", "lang", "language",
        "link", "loading", "loop", "max", "maxlength", "media", "method", "min", "muted", "name", "nofollow",
        "noshade", "nowrap", "onclick", "onload", "open", "pattern", "placeholder", "poster", "prefix", "preload",
        "property", "pubdate", "readonly", "referrerpolicy", "rel", "required", "resource", "rev", "role", "rows",
        "rowspan", "rules", "scheme", "scope", "scoped", "selected", "shape", "size", "sizes", "slot", "span", "src",
        "srcdoc", "srcset", "start", "step", "style", "summary", "tabindex", "target", "text", "title", "translate",
        "type", "typemustmatch", "typeof", "usemap", "valign", "value", "viewbox", "vocab", "width", "wrap",
        "xml:lang", "xmlns",
    ]
}
