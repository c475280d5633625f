"""A drawing as a piece of a page: SVG with attributes only, since the page's policy allows no style of its own.

reportlab's own writer puts every colour into `style=` and takes some 2 ms for a small drawing. This one knows the few
shapes that our drawings are made of, is twenty times faster, and refuses what it does not know.
"""

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String

from organisation.formats.print.palette import token_of

ANCHORS = {"start": "start", "middle": "middle", "end": "end"}


def svg_of(drawing: Drawing, css_class: str) -> SafeString:
    """The drawing for a page, silent: whatever it says stands in words beside it."""
    width, height = number(drawing.width), number(drawing.height)
    shapes = "".join(shape_of(shape, drawing.height) for shape in drawing.contents)
    opening = f'<svg class="{conditional_escape(css_class)}" viewBox="0 0 {width} {height}" aria-hidden="true">'
    return mark_safe(f"{opening}{shapes}</svg>")  # noqa: S308 - numbers, tokens and escaped words only


def shape_of(shape: Shape, height: float) -> str:
    """One shape; paper counts upwards and a page downwards, so that `height` is where a page begins."""
    if isinstance(shape, Group):
        left, up = shape.transform[4:]
        inner = "".join(shape_of(one, 0) for one in shape.contents)
        return f'<g transform="translate({number(left)} {number(height - up)})">{inner}</g>'
    if isinstance(shape, String):
        return text_of(shape, height)
    tag, places = outline_of(shape, height)
    return f"<{tag}{attributes(places)}{paint_of(shape)}/>"


def outline_of(shape: Shape, height: float) -> tuple[str, dict[str, str]]:
    """What a shape is called in SVG, and where it lies."""
    if isinstance(shape, Line):
        places = {"x1": shape.x1, "y1": height - shape.y1, "x2": shape.x2, "y2": height - shape.y2}
        return "line", {name: number(place) for name, place in places.items()}
    if isinstance(shape, Rect):
        top = height - shape.y - shape.height
        places = {"x": shape.x, "y": top, "width": shape.width, "height": shape.height}
        return "rect", {name: number(place) for name, place in places.items()}
    if isinstance(shape, Circle):
        places = {"cx": shape.cx, "cy": height - shape.cy, "r": shape.r}
        return "circle", {name: number(place) for name, place in places.items()}
    if isinstance(shape, Polygon):
        pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
        return "polygon", {"points": " ".join(f"{number(x)},{number(height - y)}" for x, y in pairs)}
    raise TypeError(f"no drawing of ours has a {type(shape).__name__}")


def text_of(shape: String, height: float) -> str:
    """Words in a drawing, in the page's own type."""
    places = {
        "x": number(shape.x),
        "y": number(height - shape.y),
        "text-anchor": ANCHORS[shape.textAnchor],
        "font-size": number(shape.fontSize),
        "fill": token_of(shape.fillColor),
    }
    return f"<text{attributes(places)}>{conditional_escape(shape.text)}</text>"


def paint_of(shape: Shape) -> str:
    """Line and filling of a shape."""
    paint = {} if isinstance(shape, Line) else {"fill": token_of(shape.fillColor)}
    if shape.strokeColor is not None:
        paint |= {"stroke": token_of(shape.strokeColor), "stroke-width": number(shape.strokeWidth)}
        if shape.strokeDashArray:
            paint["stroke-dasharray"] = " ".join(number(length) for length in shape.strokeDashArray)
        if shape.strokeLineCap:
            paint["stroke-linecap"] = ("butt", "round", "square")[shape.strokeLineCap]
    return attributes(paint)


def attributes(values: dict[str, str]) -> str:
    """Attributes as they are written in a tag."""
    return "".join(f' {name}="{value}"' for name, value in values.items())


def number(value: float) -> str:
    """A place in a drawing, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
