"""Names a Dane believes, by gender and age, and the mail addresses made of them. All people are invented."""

import random
from collections import Counter

# First names by the years they were common in: born until 1965, until 1985, later.
FIRST = {
    "k": (
        "Anne Kirsten Hanne Lene Susanne Birthe Inger Karen Bente Else Gitte Jette Lis Marianne Lone Pia Annette Dorthe "
        "Ulla Vibeke Birgit Bodil Grethe Tove Kirsten Margit Helle Inge Connie Hanna Elin Jytte",
        "Mette Charlotte Louise Trine Rikke Tina Camilla Heidi Anja Maria Pernille Christina Malene Line Katrine Stine "
        "Lotte Karina Jeanette Maja Tanja Ditte Dorte Rikke Signe Anita Marlene Betina Sanne Katja Lisbeth",
        "Emma Ida Julie Sofie Laura Cecilie Amalie Sarah Mathilde Caroline Freja Nanna Josefine Frida Astrid Nikoline "
        "Simone Alberte Andrea Clara Ane Signe Kamilla Michelle Victoria Emilie Celina Johanne Silje",
    ),
    "m": (
        "Jens Peter Hans Erik Lars Niels Jørgen Poul Ole Kurt Bent Svend Finn Leif Knud Steen Flemming Torben Per Kaj "
        "Preben Henning Arne Bjarne Carsten Karl John Ib Kjeld Verner Gert Palle",
        "Thomas Michael Henrik Søren Jesper Martin Morten Kim Claus Allan Brian Rasmus Jan Anders Carsten Ulrik Jakob "
        "Mads Christian Kasper Bo Dennis Tommy Jacob Nikolaj Kenneth Ronni René Casper Stefan Lasse",
        "Mathias Frederik Emil Oliver Magnus Simon Kristian Jonas Nicklas Mikkel Tobias Alexander Sebastian Marcus Gustav "
        "Oskar Victor Andreas Jeppe Malthe Rune Asger Laurits Silas Sander Malte Benjamin Philip Johan",
    ),
}
LAST = (
    "Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen "
    "Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen"
)
RARER_LAST = (
    "Knudsen Jakobsen Mikkelsen Lund Holm Schmidt Eriksen Kjær Clausen Bach Vestergaard Frandsen Bertelsen Bang Dahl "
    "Juhl Skov Krogh Winther Laursen Lauridsen Toft Brandt Damgaard Bonde Friis Hald Iversen Kofoed Lindholm Nørgaard "
    "Overgaard Ravn Storm Svendsen Søndergaard Thygesen Villadsen Østergaard Aagaard Bak Buch Carstensen Dam Enevoldsen "
    "Fisker Gregersen Hedegaard Hermansen Husted Ibsen Jepsen Kirkegaard Krabbe Lassen Ladefoged Meldgaard Munk Nyholm "
    "Paulsen Riis Sand Simonsen Smed Steffensen Strand Toftegaard Ullerup Vang Wulff Yde Abildtrup Balslev Bjerregaard"
)
# Families from elsewhere: first and last names go together, half the first names are the country's own.
ELSEWHERE = {
    "k": (
        "Ayşe Elif Zeynep Fatma|Yılmaz Demir Kaya Şahin Aydın",
        "Fatima Amina Zainab Maryam Noor|Rahimi Haddad Al-Sayed Hamdan Karimi",
        "Aisha Saba Sadia Hina|Khan Malik Hussain Iqbal",
        "Katarzyna Agnieszka Magdalena Joanna|Kowalska Wiśniewska Nowak Zielińska",
        "Amra Jasmina Lejla Selma|Hodžić Begović Kovačević",
        "Thi Mai Linh Kim|Nguyen Tran Pham",
        "Priya Lakshmi Sujatha Nirmala|Sivakumar Nadarajah Selvan",
        "Hodan Ifrah Sahra|Warsame Abdi Hassan",
        "Oksana Iryna Olena|Kovalenko Bondarenko Melnyk",
        "Paarma Aviaja Nivi|Olsvig Heilmann Lynge",
    ),
    "m": (
        "Mehmet Emre Murat Ali|Yılmaz Demir Kaya Şahin Aydın",
        "Ahmad Omar Yousef Samir Karim|Rahimi Haddad Al-Sayed Hamdan Karimi",
        "Imran Bilal Usman|Khan Malik Hussain Iqbal",
        "Piotr Tomasz Marek|Kowalski Wiśniewski Nowak Zieliński",
        "Adnan Emir Damir|Hodžić Begović Kovačević",
        "Minh Van Tuan|Nguyen Tran Pham",
        "Ravi Kumaran Suresh|Sivakumar Nadarajah Selvan",
        "Abdi Mahad Guled|Warsame Abdi Hassan",
        "Andrij Oleh Taras|Kovalenko Bondarenko Melnyk",
        "Malik Inuk Aqqaluk|Olsvig Heilmann Lynge",
    ),
}
FROM_ELSEWHERE, WITH_MIDDLE_NAME, RARE = 0.09, 0.22, 0.45
LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ş": "s", "ı": "i", "ç": "c", "ğ": "g", "ü": "u", "ö": "o", "é": "e"}
    | {"ž": "z", "ć": "c", "č": "c", "š": "s", "ń": "n", "ś": "s", "ł": "l", "ź": "z", "đ": "d"}
)
# Who leads a place that has one of these names.
LEADERS = {
    "Ældre og Sundhed": "Birgitte Højlund",
    "Skoleafdelingen": "Lise Brandt",
    "Handicap og Psykiatri": "Anders Noer",
    "Bakkeskolen": "Per Aagaard",
    "Østskolen": "Eva Sand",
    "Muslingen": "Tina Kruse",
    "Regnbuen": "Camilla Post",
    "Tangloppen": "Signe Holm",
    "Solstrålen": "Maria Juhl",
    "Børnehuset Dønning": "Pia Klit",
    "Naturhuset": "Ulla Frost",
    "Plejecenter Solbakken": "Freja Birk",
    "Hjemmeplejen Nord": "Bent Kock",
    "Sygeplejen": "Iben Lund",
    "Jobcentret": "Hanne Bech",
    "Jobcentret, Integration": "Samir Haddad",
    "Ydelse": "Aisha Rahimi",
    "Byggesag": "Jens Ravn",
    "Vej og Park": "Lars Skov",
    "Genbrugspladsen": "Kim Staal",
    "Beredskabet": "Carl Winther",
    "Økonomi": "Thomas Bang",
    "Løn": "Nadia Yıldız",
}
# Whom the demo knows by name: nobody else is called so or has a claim to their address.
KNOWN = (
    "Mette Lindegaard",
    "Karsten Vang",
    "Sofie Abildgaard",
    "Jonas Rahbek",
    "Lis Toftegaard",
    "Amra Begović",
    "Ole Thomsen",
    "Grethe Olsen",
    "Rasmus Dahl",
    "Dorthe Munk",
    *LEADERS.values(),
)
FEMALE = frozenset(" ".join(FIRST["k"]).split())


class Register:
    """Everybody's names and mail addresses: nobody has another one's address."""

    def __init__(self, domain: str, rng: random.Random) -> None:
        self.domain = domain
        self.rng = rng
        self.taken: Counter[str] = Counter()
        self.names: set[str] = set()

    def name(self, gender: str, born: int) -> str:
        """A full name for somebody of this gender, born in this year; two tries at one that nobody has."""
        drawn = self._draw(gender, born)
        if drawn in self.names:
            drawn = self._draw(gender, born)
        while address(drawn) in RESERVED:
            drawn = self._draw(gender, born)
        self.names.add(drawn)
        return drawn

    def mail(self, name: str) -> str:
        """The next free address for a name."""
        local = address(name)
        self.taken[local] += 1
        number = self.taken[local]
        return f"{local}{number if number > 1 else ''}@{self.domain}"

    def _draw(self, gender: str, born: int) -> str:
        rng = self.rng
        if rng.random() < FROM_ELSEWHERE:
            first, last = (half.split() for half in rng.choice(ELSEWHERE[gender]).split("|"))
            return f"{rng.choice(first)} {rng.choice(last)}"
        common, rare = LAST.split(), RARER_LAST.split()
        words = [rng.choice(FIRST[gender][(born > 1965) + (born > 1985)].split())]
        if rng.random() < WITH_MIDDLE_NAME:
            words.append(rng.choice(rare))
        words.append(rng.choice(rare) if rng.random() < RARE else rng.choice(common))
        return " ".join(dict.fromkeys(words))


def address(name: str) -> str:
    """A name as it stands before the @: first and last name in plain letters."""
    words = name.lower().translate(LETTERS).split()
    return ".".join(dict.fromkeys([words[0], words[-1]]))


RESERVED = frozenset(map(address, KNOWN))


def gender_of(name: str) -> str:
    """The gender that a first name usually has."""
    return "k" if name.split(maxsplit=1)[0] in FEMALE else "m"


def telephone(rng: random.Random) -> str:
    """A number in a series that no Danish telephone has."""
    return f"00 {rng.randrange(100):02d} {rng.randrange(100):02d} {rng.randrange(100):02d}"
