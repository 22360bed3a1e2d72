package org.strayflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    private static String text(String text) {
        return new Markup().text(text).html();
    }

    @Test
    void aTextNeverBecomesMarkup() {
        assertThat(text("<script>alert('x')</script> & \"more\""))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
        assertThat(new Markup().element("p", "", "class", "\" onload=\"x").html())
                .isEqualTo("<p class=\"&quot; onload=&quot;x\"></p>\n");
    }

    @Test
    void charactersThatCannotBeReadAreReplaced() {
        assertThat(text("a\u0000b\u001bc\u0085d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(text("half \uD83D and whole \uD83D\uDE00")).isEqualTo("half \uFFFD and whole \uD83D\uDE00");
        assertThat(text("tab\tline\n")).isEqualTo("tab\tline\n");
        assertThat(text("\uFFFE")).isEqualTo("\uFFFD");
    }

    @Test
    void charactersThatTurnTheTextShow() {
        assertThat(text("host\u202Emoc.live")).isEqualTo("host\\u202emoc.live");
        assertThat(text("\u2067x\u2069")).isEqualTo("\\u2067x\\u2069");
    }

    @Test
    void elementsEndInTheOrderInWhichTheyBegan() {
        Markup page = new Markup().open("ul").open("li").text("one").close();
        assertThatThrownBy(page::html).isInstanceOf(IllegalStateException.class).hasMessageContaining("ul");
        assertThat(page.close().html()).isEqualTo("<ul><li>one</li>\n</ul>\n");
    }

    @Test
    void aStyleSheetCannotEndItsElement() {
        assertThatThrownBy(() -> new Markup().style("a {}</style><script>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
