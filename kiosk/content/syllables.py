"""Pinyin: the readings of a text, and how a typed run of letters splits into syllables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_SYLLABLES = (
    "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can "
    "cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai "
    "chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den "
    "deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang "
    "fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang "
    "gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo "
    "ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken "
    "keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei len leng li lia "
    "lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me "
    "mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni "
    "nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao "
    "pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong "
    "qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san "
    "sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai "
    "shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng "
    "ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia "
    "xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo "
    "yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe "
    "zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu "
    "zuan zui zun zuo"
)
SYLLABLES = frozenset(_SYLLABLES.split())
PREFIXES = frozenset(one[:size] for one in SYLLABLES for size in range(1, len(one) + 1))
_LONGEST = max(map(len, SYLLABLES))
_INITIALS = frozenset("bpmfdtnlgkhjqxzcsrywaoe") | {"zh", "ch", "sh"}

_KEPT = 4
"""How many ways of splitting a run of letters are tried."""
_SPELT_OUT = 8
"""So many letters that make whole syllables are no row of initials."""
_SHORT, _MORE = 2, 2
"""Up to so many pieces, ways with one piece more are tried too: ``lian`` may be 立案."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A piece of typed pinyin: a whole syllable, or the beginning of one."""

    text: str
    whole: bool = False

    def fits(self, reading: str) -> bool:
        """Whether a syllable of a name may be meant."""
        return reading == self.text if self.whole else reading.startswith(self.text)


@lru_cache(maxsize=8192)
def readings(key: str) -> tuple[str, ...]:
    """The reading of every character of a folded text, without tones; ü is written v.

    Needed when content comes in, never for a query: the dictionary takes half a second to load.
    A sign that has no reading (a digit, a letter, an unknown character) reads as itself.
    """
    import pypinyin

    lazy_pinyin: Any = pypinyin.lazy_pinyin  # its hints do not know that a list may be given back
    found = lazy_pinyin(key, errors=list)
    if len(found) != len(key):
        found = [(lazy_pinyin(sign, errors=list) or [sign])[0] for sign in key]
    return tuple(found)


@lru_cache(maxsize=1024)
def splits(letters: str) -> tuple[tuple[Sound, ...], ...]:
    """The likeliest ways to read ``letters``: the fewest pieces first, pure initials last.

    ``shenfenz`` is shen+fen+z…, ``sfz`` is s…+f…+z…, ``xian`` is xian or xi+an.
    """
    best: list[list[tuple[int, tuple[Sound, ...]]]] = [[] for _ in range(len(letters) + 1)]
    best[0] = [(0, ())]
    for end in range(1, len(letters) + 1):
        options = [
            (cost + weight, (*pieces, sound))
            for start in range(max(0, end - _LONGEST), end)
            for weight, sound in _pieces(letters[start:end], last=end == len(letters))
            for cost, pieces in best[start]
        ]
        options.sort(key=lambda option: option[0])
        best[end] = options[:_KEPT]
    options = best[len(letters)]
    most = 0
    if options:
        least, pieces = options[0]
        most = least + (_MORE if len(pieces) <= _SHORT else 0)
    found = [pieces for cost, pieces in options if cost <= most]
    initials = tuple(Sound(letter) for letter in letters)
    spelt = bool(found) and len(letters) >= max(_SPELT_OUT, 3 * len(found[0]))
    if initials not in found and not spelt:
        found.append(initials)
    return tuple(found)


def spelt_out(letters: str) -> tuple[str, ...]:
    """``letters`` as the fewest whole syllables; none when they are not made of such."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*before, syllable)
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start]) is not None and (syllable := letters[start:end]) in SYLLABLES
        ]
        best.append(min(ways, key=len) if ways else None)
    return best[-1] or ()


def _pieces(text: str, *, last: bool) -> list[tuple[int, Sound]]:
    """What a stretch of letters may stand for, each with its cost."""
    if last and text in PREFIXES:
        return [(2, Sound(text))]
    if text in SYLLABLES:
        return [(2, Sound(text, whole=True))]
    if text in _INITIALS:
        return [(3, Sound(text))]
    return []
