"""The demo clinic in Berlin, in euros: its Sunday classes meet on the days when clocks change."""

from gql_packages.demo.plan import ClinicPlan, OfferPlan, StaffPlan, TreatmentPlan
from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Role

BERLIN = ClinicPlan(
    key="berlin",
    name="Praxis am Landwehrkanal",
    currency="EUR",
    time_zone="Europe/Berlin",
    owner=StaffPlan(name="Friederike Groß", role=Role.OWNER, email="gross@praxis.example"),
    staff=(
        StaffPlan(name="Aylin Şahin", role=Role.FRONT_DESK, email="empfang@praxis.example"),
        StaffPlan(name="Paweł Wiśniewski", role=Role.FRONT_DESK),
        StaffPlan(name="Jörg Küßner", role=Role.BILLING, email="abrechnung@praxis.example"),
        StaffPlan(name="Thị Lan Nguyễn", role=Role.PRACTITIONER),
        StaffPlan(name="Søren Bæk", role=Role.PRACTITIONER, email="baek@praxis.example"),
        StaffPlan(name="Chiara De Santis", role=Role.PRACTITIONER),
        StaffPlan(name="Ondřej Šťastný", role=Role.SUPPORT),
    ),
    treatments={
        "assessment": TreatmentPlan(name="Erstbefund", minutes=60, price="89.00"),
        "physio": TreatmentPlan(name="Krankengymnastik", minutes=30, price="42.50"),
        "massage": TreatmentPlan(name="Klassische Massage", minutes=60, price="72.00"),
        "acupuncture": TreatmentPlan(name="Akupunktur", minutes=45, price="65.00"),
        "pilates": TreatmentPlan(
            name="Pilates-Kurs",
            minutes=60,
            price="19.00",
            kind=TreatmentKind.CLASS,
            class_days=(0, 2),
            class_hour=17,
        ),
        "yoga": TreatmentPlan(
            name="Yoga am Sonntag",
            minutes=90,
            price="24.00",
            kind=TreatmentKind.CLASS,
            class_days=(6,),
            class_hour=10,
        ),
    },
    fees={"Kurzfristige Absage": "20.00", "Nicht erschienen": "40.00"},
    offers={
        "ten": OfferPlan(
            name="Zehnerkarte Krankengymnastik",
            price="379.00",
            uses=10,
            days=365,
            items={"physio": "0"},
        ),
        "three": OfferPlan(
            name="Dreierkarte Krankengymnastik",
            price="119.99",
            uses=3,
            days=180,
            items={"physio": "0"},
        ),
        "massages": OfferPlan(
            name="Fünferkarte Massage", price="328.00", uses=5, days=240, items={"massage": "0"}
        ),
        "mix": OfferPlan(
            name="Rücken-Paket",
            price="290.00",
            uses=7,
            days=120,
            items={"physio": "4.25", "massage": "7.50", "acupuncture": "0"},
        ),
        "classes": OfferPlan(
            name="Kurskarte", price="175.00", uses=12, days=90, items={"pilates": "0", "yoga": "0"}
        ),
        "trial": OfferPlan(
            name="Schnupperwochen",
            price="35.00",
            uses=3,
            days=14,
            items={"pilates": "0", "yoga": "0"},
        ),
        "free": OfferPlan(
            name="Guthabenkarte",
            price="0.00",
            uses=20,
            days=365,
            items={"physio": "36.00", "massage": "61.00"},
        ),
        "lasting": OfferPlan(
            name="Massage auf Vorrat",
            price="640.00",
            uses=11,
            days=None,
            items={"massage": "0", "acupuncture": "0"},
        ),
        "opening": OfferPlan(
            name="Eröffnungsangebot",
            price="99.00",
            uses=3,
            days=150,
            items={"physio": "0", "massage": "2.50"},
        ),
    },
    opening_hours=dict.fromkeys(range(5), (8, 19)),
    newcomer=("Jürgen", "Weißmüller"),
    asked_about=("Wilhelmine", "Krähenbühl"),
    first_language="German",
    phone_prefix="+49 30 23125 0",
)
