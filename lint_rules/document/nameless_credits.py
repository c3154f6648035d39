"""Credits that name nobody: they say where a picture was found (``from the internet``) and not who made it."""

from __future__ import annotations

from lint_rules.model.patterns import compiled

_FINDS = frozenset(  # where pictures are found: one such word must be in a credit that names nobody
    (
        "internet net web online google yandex bing baidu facebook fb instagram insta twitter tiktok telegram tg"
        " whatsapp youtube vk vkontakte weibo wechat pinterest reddit snapchat viber x.com social open agencies"
        " archive archives archival media sources websites unknown anonymous circulated circulating viral screenshot"
        " screenshots user users eyewitness eyewitnesses witnesses readers reader subscribers subscriber"
    ).split()
)
_EMPTY = frozenset(  # all else that it may say
    (
        "a an the of from in on at by to via and or with it its is was were are as has been taken found shared"
        " published posted downloaded obtained borrowed received retrieved copied grabbed captured collected sourced"
        " widely courtesy supplied sent photo photos photograph photographs picture pictures pic pics image images"
        " credit credits illustration video videos audio screengrab screen grab still stills clip footage foto source"
        " page pages post posts account accounts group groups channel channels profile feed network networks platform"
        " platforms site sites website space public publicly available mass author used free various several other"
        " others different some foreign local russian arab arabic international news illustrative search results"
        " unverified x former formerly access"
    ).split()
)
_NOTHING = r"""(?ix)^(?:
      (?:news\ )?agency | (?:the\ )?press(?:\ (?:service|office|release|materials?))? | files? | sources? | n/?a | none
    | stock(?:\ photos?|\ images?)? | illustrative(?:\ photo)? | reproduction | collage | screenshot | copy | free
    | no\ credit | (?:used\ )?for\ illustrat(?:ive|ion)\b.*
)\W*$"""
_OF_THE_HOUSE = r"(?i)^(?:archiv(?:e|al)|internet archive)(?: (?:photo|image|picture|footage|video)s?)?\W*$"
_WORD = r"[\p{L}\p{M}\d.'’@#_&]*[\p{L}\p{M}\d]"
_MOST_WORDS = 14


def names_nobody(words: str) -> bool:
    """Whether a credit, without its label, names a place where pictures are found instead of who made them."""
    bare = words.strip(" .,;()[]\"'“”")
    if not bare or compiled(_NOTHING).match(bare):
        return True
    if " " in bare and compiled(_OF_THE_HOUSE).match(bare):
        return False
    told = [word.lower().removesuffix("'s").removesuffix("’s") for word in compiled(_WORD).findall(bare)]
    return (
        0 < len(told) <= _MOST_WORDS
        and any(word in _FINDS for word in told)
        and all(word in _FINDS or word in _EMPTY for word in told)
    )
