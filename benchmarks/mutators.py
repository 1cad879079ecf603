"""The changes that make a mutant: another comparison, sum, number or result, a condition turned round, a line left out."""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult, ast.Mod: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.MatMult: ast.Mult,
}  # fmt: skip
# what says nothing of the result: annotations, and the names of an import
_LEFT_ALONE = (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of a module: where it is, what it is in words, and the module with it."""

    module: ast.Module
    at: int  # the number of the node in the order of `_nodes`
    turn: Callable[[ast.AST], ast.AST]
    line: int
    words: str

    def tree(self) -> ast.Module:
        """The changed module, ready to be compiled."""
        changed = copy.deepcopy(self.module)
        parent, name, index = _nodes(changed)[self.at]
        value = getattr(parent, name)
        if index is None:
            setattr(parent, name, self.turn(value))
        else:
            value[index] = self.turn(value[index])
        return ast.fix_missing_locations(changed)


def changes(source: str) -> list[Change]:
    """Every change of a module, in the order of its lines."""
    module = ast.parse(source)
    return [
        Change(module=module, at=at, turn=turn, line=getattr(node, "lineno", 0), words=_words(node, turn))
        for at, (parent, name, index) in enumerate(_nodes(module))
        for node in [getattr(parent, name) if index is None else getattr(parent, name)[index]]
        for turn in _turns(node)
    ]


def _words(node: ast.AST, turn: Callable[[ast.AST], ast.AST]) -> str:
    return f"{_short(node)}  ->  {_short(turn(copy.deepcopy(node)))}"


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 90 else f"{text[:87]}..."


def _nodes(module: ast.Module) -> list[tuple[ast.AST, str, int | None]]:
    """Every node that may be changed, by the node above it, its field there and its place in the field."""
    return list(_below(module))


def _below(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    for name, value in ast.iter_fields(parent):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        inner = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, node in inner:
            if isinstance(node, ast.AST) and not isinstance(node, _LEFT_ALONE) and not _is_words(node):
                yield parent, name, index
                yield from _below(node)


def _is_words(node: ast.AST) -> bool:
    """Whether a node is a docstring, a sentence, or says that a case cannot be."""
    if isinstance(node, ast.Expr):
        node = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("assert_never", "TypeVar", "NewType")
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _turns(node: ast.AST) -> Iterator[Callable[[ast.AST], ast.AST]]:
    """What can be done to a node."""
    match node:
        case ast.Compare(ops=ops):
            for number, sign in enumerate(ops):
                yield _compared(number, COMPARISONS[type(sign)])
        case ast.BinOp(op=op) if type(op) in SUMS and not _joins_text(node):
            yield _with("op", SUMS[type(op)]())
        case ast.AugAssign(op=op) if type(op) in SUMS:
            yield _with("op", SUMS[type(op)]())
        case ast.BoolOp(op=op):
            yield _with("op", ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub()):
            yield lambda at: at.operand  # type: ignore[attr-defined]
        case ast.If() | ast.IfExp() | ast.While():
            yield lambda at: _put(at, "test", ast.UnaryOp(op=ast.Not(), operand=at.test))  # type: ignore[attr-defined]
        case ast.comprehension(ifs=[_, *_]):
            yield _with("ifs", [])
        case ast.Constant(value=bool() as value):
            yield lambda at: ast.Constant(value=not value)
        case ast.Constant(value=int() | float() as number):
            yield lambda at: ast.Constant(value=number + 1)
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield _with("value", ast.Constant(value=None))
        case ast.Expr(value=ast.Call()) | ast.Raise():
            yield lambda at: ast.Pass()
        case ast.Continue():
            yield lambda at: ast.Break()
        case ast.Break():
            yield lambda at: ast.Continue()


def _put(node: ast.AST, name: str, value: object) -> ast.AST:
    setattr(node, name, value)
    return node


def _with(name: str, value: object) -> Callable[[ast.AST], ast.AST]:
    return lambda node: _put(node, name, value)


def _compared(number: int, sign: type[ast.cmpop]) -> Callable[[ast.AST], ast.AST]:
    def turn(node: ast.AST) -> ast.AST:
        node.ops[number] = sign()  # type: ignore[attr-defined]
        return node

    return turn


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _joins_text(node: ast.BinOp) -> bool:
    return any(_is_words(side) for side in (node.left, node.right))
