from tests.browser.looks import accessibility_faults, every_look, too_wide


@every_look
def test_a_page_is_opened_in_each_look(open_page, language, width):
    page = open_page("/healthz", language=language, width=width)
    assert page.evaluate("innerWidth") == {"phone": 390, "desktop": 1280}[width]


def test_what_goes_wrong_is_seen(open_page):
    page = open_page("/healthz")
    page.set_content('<p onclick="go()">a</p><img src="http://192.0.2.1/a.png" alt=""><script>gone()</script>')
    page.wait_for_timeout(100)
    seen, page.watch.faults = page.watch.faults, []
    assert any(fault.startswith("a call to another machine") for fault in seen)
    assert any("gone is not defined" in fault or "Content Security Policy" in fault for fault in seen)


def test_axe_sees_an_image_without_words_and_a_page_too_wide(open_page):
    page = open_page("/healthz")
    page.set_content('<main><h1>Netværk</h1><img src="/static/a.png"><div class="w"></div></main>')
    page.evaluate("document.querySelector('.w').style.cssText = 'width: 2000px; height: 1px'")
    assert {fault.partition(":")[0] for fault in accessibility_faults(page)} >= {"image-alt", "html-has-lang"}
    assert too_wide(page)
    page.watch.faults.clear()
