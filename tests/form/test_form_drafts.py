"""What the form of the site keeps in the browser until a record is handed over."""

import pytest

from tests.answers import DEED, POINT, without
from tests.filling import corrected, enter, new, opened, written
from tests.visiting import Visitor

pytestmark = pytest.mark.slow


def test_a_draft_is_kept(visit: Visitor) -> None:
    """Leaving and coming back loses nothing, for each type its own; emptying can be undone."""
    page = opened(visitor := visit())
    new(page, "point", "gz-0999", without(POINT, "status"))
    enter(page.locator('[data-sf-field="deeds"]'), [DEED])
    page.wait_for_function("localStorage.getItem('shifan:submit:point')?.includes('走访')")
    page.locator("#sf-type-case").check(force=True)
    other = page.locator('[data-sf-field="title"] input').input_value()
    page = opened(visitor)
    kept = page.locator('[data-sf-field="deeds"] [data-sf-field="title"] input').input_value()
    said = page.locator(".sf-draft").inner_text()
    page.get_by_role("button", name="清空，重新填写").click()
    emptied = page.locator('[data-sf-field="name"] input').input_value()
    page.get_by_role("button", name="恢复刚才的内容").click()

    assert ("", "走访", "上次没有交完的内容已经恢复。", "") == (other, kept, said, emptied)
    assert "gz-0999" == page.locator('[data-sf-field="file"] input').input_value()
    assert "番禺区" == page.locator('[data-sf-field="region"] select').last.evaluate(
        "(box) => box.selectedOptions[0].text"
    )


def test_a_draft_does_not_undo_what_others_did(visit: Visitor) -> None:
    """A correction that was begun before the record changed comes back only by a button that says so."""
    page = corrected(visitor := visit(), "points/gd-0001")
    page.locator('.sf-chapter > [data-sf-field="name"] input').fill("草稿里的名称")
    page.wait_for_function("localStorage.getItem('shifan:submit:point/gd-0001')?.includes('草稿')")
    again = corrected(visitor, "points/gd-0001").locator('.sf-chapter > [data-sf-field="name"] input').input_value()
    page.evaluate(
        "localStorage.setItem('shifan:submit:point/gd-0001', localStorage.getItem('shifan:submit:point/gd-0001').replaceAll('武溪洞', '别处'))"
    )
    page = corrected(visitor, "points/gd-0001")
    name = page.locator('.sf-chapter > [data-sf-field="name"] input')
    now, said = name.input_value(), page.locator(".sf-draft").inner_text()
    page.get_by_role("button", name="仍要填进来").click()

    assert ("草稿里的名称", "乐昌市武溪洞村团支部") == (again, now)
    assert "后来有人改过" in said
    assert "草稿里的名称" == name.input_value()


@pytest.mark.parametrize("broken", ["refused", "full", "rubbish"])
def test_storage_may_be_refused(visit: Visitor, broken: str) -> None:
    """The form works all the same, and says that nothing is kept."""
    visitor = visit()
    visitor.page.add_init_script({
        "refused": "for (const name of ['getItem', 'setItem', 'removeItem']) { const real = Storage.prototype[name]; Storage.prototype[name] = "
        "function (key, ...rest) { if (key.startsWith('shifan')) { throw new DOMException('x', 'SecurityError'); } return real.call(this, key, ...rest); }; }",
        "full": "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); };",
        "rubbish": "localStorage.setItem('shifan:submit:point', '{\"values\":[[');",
    }[broken])  # fmt: skip
    page = opened(visitor)
    new(page, "point", "gz-0999", POINT)
    made = written(page)

    assert "name: 新点\n" in made.text
    assert [] == visitor.trouble
    if broken != "rubbish":
        page.wait_for_function("document.querySelector('.sf-draft').textContent.includes('不让保存')")
