"""The demo clinic in Vancouver, in Canadian dollars."""

from gql_packages.demo.plan import ClinicPlan, OfferPlan, StaffPlan, TreatmentPlan
from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Role

VANCOUVER = ClinicPlan(
    key="vancouver",
    name="Harbour Physiotherapy",
    currency="CAD",
    time_zone="America/Vancouver",
    owner=StaffPlan(name="Robin Moreau", role=Role.OWNER, email="robin@harbour.example"),
    staff=(
        StaffPlan(name="Dana Whitefeather", role=Role.FRONT_DESK, email="desk@harbour.example"),
        StaffPlan(name="Jun-ho Baek", role=Role.FRONT_DESK),
        StaffPlan(name="Oksana Melnyk", role=Role.BILLING, email="billing@harbour.example"),
        StaffPlan(name="Harpreet Gill", role=Role.PRACTITIONER, email="gill@harbour.example"),
        StaffPlan(name="Siobhán O'Rourke", role=Role.PRACTITIONER),
        StaffPlan(name="Mateus Figueiredo", role=Role.PRACTITIONER),
        StaffPlan(name="Ines Kask", role=Role.SUPPORT, email="support@harbour.example"),
    ),
    treatments={
        "assessment": TreatmentPlan(name="Initial assessment", minutes=60, price="120.00"),
        "physio": TreatmentPlan(name="Physiotherapy", minutes=45, price="95.00"),
        "massage": TreatmentPlan(name="Massage therapy", minutes=60, price="110.00"),
        "acupuncture": TreatmentPlan(name="Acupuncture", minutes=30, price="85.50"),
        "pilates": TreatmentPlan(
            name="Pilates class",
            minutes=50,
            price="28.00",
            kind=TreatmentKind.CLASS,
            class_days=(1, 3),
            class_hour=12,
        ),
        "yoga": TreatmentPlan(
            name="Saturday yoga",
            minutes=60,
            price="22.00",
            kind=TreatmentKind.CLASS,
            class_days=(5,),
            class_hour=10,
        ),
    },
    fees={"Late cancellation": "25.00", "No-show": "60.00"},
    offers={
        "ten": OfferPlan(
            name="Ten physiotherapy visits",
            price="800.00",
            uses=10,
            days=365,
            items={"physio": "0"},
        ),
        "three": OfferPlan(
            name="Three physiotherapy visits",
            price="250.00",
            uses=3,
            days=180,
            items={"physio": "0"},
        ),
        "massages": OfferPlan(
            name="Massage 5", price="499.00", uses=5, days=240, items={"massage": "0"}
        ),
        "mix": OfferPlan(
            name="Recovery mix",
            price="480.00",
            uses=7,
            days=120,
            items={"physio": "10.00", "massage": "15.00", "acupuncture": "0"},
        ),
        "classes": OfferPlan(
            name="Class pass 12",
            price="199.99",
            uses=12,
            days=90,
            items={"pilates": "0", "yoga": "0"},
        ),
        "trial": OfferPlan(
            name="Two weeks to try",
            price="50.00",
            uses=3,
            days=14,
            items={"pilates": "0", "yoga": "0"},
        ),
        "free": OfferPlan(
            name="Pay as you go",
            price="0.00",
            uses=20,
            days=365,
            items={"physio": "80.00", "massage": "95.00"},
        ),
        "lasting": OfferPlan(
            name="Massage, whenever",
            price="1000.00",
            uses=11,
            days=None,
            items={"massage": "0", "acupuncture": "0"},
        ),
        "opening": OfferPlan(
            name="Opening special",
            price="220.00",
            uses=3,
            days=150,
            items={"physio": "0", "massage": "5.00"},
        ),
    },
    opening_hours={**dict.fromkeys(range(5), (8, 18)), 5: (9, 14)},
    newcomer=("Lucía", "García Okafor"),
    asked_about=("Rosalind", "Achterberg"),
    first_language="English",
    phone_prefix="+1 604 555 01",
)
