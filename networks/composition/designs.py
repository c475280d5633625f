"""Who meets whom, fixed beforehand: designs in which no two places ever share a group twice.

A design is a list of rounds; a round gives each place its group. Places (j, x) stand in `size` rows of `groups`: in
round m of a transversal design place (j, x) joins group x + m * j, counted in a finite field, so that two places of
different rows meet once at most and two of one row never (Bose 1938; see Colbourn and Dinitz, Handbook of
Combinatorial Designs). Where a power of the group's size gives the number of people, the lines of affine space go
further.
"""

from itertools import product

Round = list[int]


class Field:
    """Arithmetic on 0 … order - 1 as a finite field; `order` is a prime power."""

    def __init__(self, order: int):
        self.order = order
        self.prime, self.degree = prime_power(order) or (order, 1)
        self.modulus = self._irreducible()

    def _digits(self, number: int) -> list[int]:
        digits = []
        for _ in range(self.degree):
            number, digit = divmod(number, self.prime)
            digits.append(digit)
        return digits

    def _number(self, digits: list[int]) -> int:
        return sum(digit * self.prime**place for place, digit in enumerate(digits))

    def add(self, a: int, b: int) -> int:
        """A + b: digit by digit."""
        pairs = zip(self._digits(a), self._digits(b), strict=True)
        return self._number([(x + y) % self.prime for x, y in pairs])

    def times(self, a: int, b: int) -> int:
        """A * b: polynomials, less multiples of the modulus."""
        return self._number(self._product(self._digits(a), self._digits(b), self.modulus))

    def _product(self, a: list[int], b: list[int], modulus: list[int]) -> list[int]:
        total = [0] * (2 * self.degree - 1)
        for (i, x), (j, y) in product(enumerate(a), enumerate(b)):
            total[i + j] = (total[i + j] + x * y) % self.prime
        for place in range(len(total) - 1, self.degree - 1, -1):
            for offset, digit in enumerate(modulus):
                at = place - self.degree + offset
                total[at] = (total[at] - total[place] * digit) % self.prime
            total[place] = 0
        return total[: self.degree]

    def _irreducible(self) -> list[int]:
        """The lower digits of a polynomial x^degree + … under which every element but 0 divides."""
        for digits in product(range(self.prime), repeat=self.degree):
            if self._divides_everything(list(digits)):
                return list(digits)
        raise AssertionError(f"no field of order {self.order}")

    def _divides_everything(self, modulus: list[int]) -> bool:
        nonzero = [self._digits(a) for a in range(1, self.order)]
        return all(any(self._product(a, b, modulus)) for a in nonzero for b in nonzero)


def prime_power(number: int) -> tuple[int, int] | None:
    """(prime, exponent) of a prime power, None for other numbers."""
    for prime in range(2, number + 1):
        if number % prime == 0:
            exponent = 1
            while prime**exponent < number:
                exponent += 1
            return (prime, exponent) if prime**exponent == number else None
    return None


def transversal(groups: int, size: int) -> list[Round]:
    """As many rounds as there are groups, one more where the size divides them; none where no field fits."""
    if size > groups or groups > LARGEST_FIELD or prime_power(groups) is None:
        return []
    field = Field(groups)
    rounds = [[field.add(x, field.times(m, j)) for j in range(size) for x in range(groups)] for m in range(groups)]
    if groups % size == 0:
        parts = groups // size
        rounds.append([j * parts + x // size for j in range(size) for x in range(groups)])
    return rounds


def affine(groups: int, size: int) -> list[Round]:
    """The parallel classes of lines in the affine space with people as points; none where there is no such space."""
    dimension = next((d for d in range(2, 8) if size**d == groups * size), None)
    if dimension is None or size > LARGEST_FIELD or prime_power(size) is None:
        return []
    field = Field(size)
    points = list(product(range(size), repeat=dimension))
    number = {point: index for index, point in enumerate(points)}
    rounds = []
    for direction in points:
        lead = next((digit for digit in direction if digit), 0)
        if lead == 1:
            rounds.append(_parallels(field, points, number, direction))
    return rounds


def _parallels(field: Field, points: list[tuple[int, ...]], number: dict, direction: tuple[int, ...]) -> Round:
    """Each point's line in the given direction."""
    lines = [-1] * len(points)
    found = 0
    for point in points:
        if lines[number[point]] < 0:
            for step in range(field.order):
                moved = tuple(field.add(p, field.times(step, d)) for p, d in zip(point, direction, strict=True))
                lines[number[moved]] = found
            found += 1
    return lines


LARGEST_FIELD = 64
"""Above, drawing up the field takes longer than a rotation that size needs."""


def designs(groups: int, size: int) -> tuple[list[Round], list[Round]]:
    """Both designs for `groups` of `size`; empty where there is none."""
    return transversal(groups, size), affine(groups, size)
