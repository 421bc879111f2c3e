from generator.markdown import ImageView, Rendered, blocks, plain, render
from generator.markdown.tree import (
    Break,
    Code,
    Figure,
    Heading,
    Image,
    Item,
    Items,
    Link,
    Listing,
    Marked,
    NoteMark,
    Notes,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)


def show(text: str) -> Rendered:
    return render(text, image=lambda file: ImageView(f"../media/{file}", "", 480, 320))


def test_the_block_tree() -> None:
    """Print and slides get the same text as values."""
    text = (
        "# 做法 *一*\n\n甲**乙**`丙`\\\n丁[链](https://a.cn)[^1]\n\n- [x] 一\n- 二\n\n  3. 三\n\n> 引\n\n---\n\n|a|b|\n|-|-:|\n|1|~~2~~|\n\n"
        '![图](media/x.jpg "题")\n\n```\nx\n```\n\n<b>\n\n[^1]: 注\n'
    )
    expected = (
        Heading(2, (Text("做法 "), Marked("emphasis", (Text("一"),)))),
        Paragraph(
            (
                Text("甲"),
                Marked("strong", (Text("乙"),)),
                Code("丙"),
                Break(),
                Text("丁"),
                Link("https://a.cn", (Text("链"),)),
                NoteMark(1),
            )
        ),
        Items(
            None,
            (
                Item((Paragraph((Text("一"),)),), True),
                Item((Paragraph((Text("二"),)), Items(3, (Item((Paragraph((Text("三"),)),)),)))),
            ),
        ),
        Quote((Paragraph((Text("引"),)),)),
        Rule(),
        Table(("left", "right"), (((Text("a"),), (Text("b"),)), ((Text("1"),), (Marked("deleted", (Text("2"),)),)))),
        Figure(Image("../media/x.jpg", "图", 480, 320), "题"),
        Listing("x\n"),
        Paragraph((Text("<b>"),)),
        Notes((Item((Paragraph((Text("注"),)),)),)),
    )

    assert blocks(show(text).html) == expected


def test_no_text_has_no_blocks() -> None:
    """An empty text is an empty tree, empty words and empty HTML."""
    assert (show(""), blocks(""), plain("")) == (Rendered(""), (), "")
