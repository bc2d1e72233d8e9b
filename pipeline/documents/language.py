"""The language of templates: Jinja in its sandbox, where every value is text and nothing can be called."""

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from pipeline.errors import DefinitionAtFault

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
# XML knows no control characters: they stay visible as their pictures, so that nothing vanishes
_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys(map(ord, "\n\v\f"), _BREAK),
    ord("\t"): _TAB,
}
_ODD = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_TAGS = re.compile(r"<[^>]+>")
# what would switch off escaping or reach outside the one template
_SHUT: dict[type[nodes.Node], str] = {
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
}
CUT_NOTE = "… [cut here: the whole answer is in the record]"


class _Language(ImmutableSandboxedEnvironment):
    """Looks up plain data and nothing else: no method of a value can be reached, let alone called."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping) or (isinstance(obj, list) and isinstance(argument, int)):
            return obj[argument] if isinstance(obj, list) or argument in obj else self.undefined(name=str(argument))
        return self.undefined(obj=obj, name=str(argument))


def escaped(text: str) -> Markup:
    """Text as it may stand inside a run: markup is only characters, lines and tabs are Word's own."""
    plain = escape(text)
    if not _ODD.search(plain):
        return plain
    return Markup(_LINE_END.sub("\n", str(plain)).translate(_SHOWN))  # noqa: S704 - escaped two lines above


def paragraphs(text: str) -> list[str]:
    """The paragraphs of an answer, blank lines between them dropped."""
    return [line for line in re.split(r"[\r\n\v\f]+", str(text)) if line.strip()]


def cut(text: str, length: int) -> str:
    """The beginning of a long answer, cut between words, with a note that says so."""
    if len(text) <= length:
        return text
    kept = text[:length].rsplit(maxsplit=1)[0] if " " in text[:length] else text[:length]
    return kept.rstrip() + CUT_NOTE


def compiled(source: str, place: str) -> Template:
    """A prepared part, ready to be filled in again and again."""
    try:
        tree = _LANGUAGE.parse(source)
        shut = next(tree.find_all(tuple(_SHUT)), None)
        if shut:
            message = f"A template can't use '{_SHUT[type(shut)]}' tags."
            near = near_line(source, shut.lineno)
            raise DefinitionAtFault(message, place=f"{place}, {near}", advice="Take the tag out.")
        return _LANGUAGE.from_string(tree)
    except TemplateSyntaxError as error:
        message = f"A tag is not written as it should be: {error.message}."
        near = near_line(source, error.lineno)
        raise DefinitionAtFault(message, place=f"{place}, {near}", advice="Mend the tag there in Word.") from error


def filled(template: Template, data: Mapping[str, Any], source: str, place: str) -> str:
    """The part with its tags replaced by data."""
    try:
        return template.render(data)
    except (TemplateError, TypeError, ValueError) as error:
        near = near_line(source, _line_of(error))
        message = f"A tag asks for something that is not there ({type(error).__name__})."
        if isinstance(error, TemplateError) and error.message:
            message = f"A tag asks for something that is not there: {error.message}."
        advice = "Put its name right, or add its block to `uses` in the kind's declaration."
        raise DefinitionAtFault(message, place=f"{place}, {near}", advice=advice) from error


def syntax(source: str) -> nodes.Template:
    """The tags of a prepared part as Jinja understands them, for checking."""
    return _LANGUAGE.parse(source)


def _printed(value: Any) -> Any:
    """What a tag prints: always text. Markup can only come from the template's own macros."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, (list, dict, LoopContext)):
        message = "a tag prints a whole list; go through it with 'for'"
        raise TemplateError(message)
    return escaped(str(value))


def near_line(source: str, line: int | None) -> str:
    """Where in the Word document a line of a prepared part stands: each paragraph has a line of its own."""
    lines = source.splitlines()
    for one in lines[max((line or 1) - 1, 0) :]:
        words = " ".join(_TAGS.sub(" ", one).split())
        if words:
            return f"near “{words[:70]}”"
    return "near its end"


def _line_of(error: Exception) -> int | None:
    """The last line of the template on the way to the error; Jinja names its frames '<template>'."""
    line, frame = None, error.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _language() -> _Language:
    language = _Language(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    length, upper, first, last, join = (language.filters[name] for name in ("length", "upper", "first", "last", "join"))
    language.filters = {"length": length, "upper": upper, "first": first, "last": last, "join": join}
    language.filters |= {"paragraphs": paragraphs, "cut": cut}
    language.globals = {}
    return language


_LANGUAGE = _language()
__all__ = ["Template", "compiled", "cut", "escaped", "filled", "near_line", "paragraphs", "syntax"]
