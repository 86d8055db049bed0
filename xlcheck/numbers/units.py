"""Units of measurement and money: ids, dimensions, factors, and how each language writes them."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple


class Unit(NamedTuple):
    """``factor`` converts to the base unit of the dimension; 0 where no fixed factor exists (money, temperature)."""

    dimension: str
    factor: float
    name: str


UNITS = MappingProxyType(
    {
        "km": Unit("length", 1000, "kilometres"),
        "m": Unit("length", 1, "metres"),
        "cm": Unit("length", 0.01, "centimetres"),
        "mm": Unit("length", 0.001, "millimetres"),
        "mi": Unit("length", 1609.344, "miles"),
        "ft": Unit("length", 0.3048, "feet"),
        "in": Unit("length", 0.0254, "inches"),
        "yd": Unit("length", 0.9144, "yards"),
        "nmi": Unit("length", 1852, "nautical miles"),
        "li": Unit("length", 500, "li"),
        "chi": Unit("length", 1 / 3, "chi"),
        "kg": Unit("mass", 1, "kilograms"),
        "g": Unit("mass", 0.001, "grams"),
        "mg": Unit("mass", 1e-6, "milligrams"),
        "ug": Unit("mass", 1e-9, "micrograms"),
        "t": Unit("mass", 1000, "tonnes"),
        "lb": Unit("mass", 0.45359, "pounds"),
        "oz": Unit("mass", 0.02835, "ounces"),
        "jin": Unit("mass", 0.5, "jin"),
        "liang": Unit("mass", 0.05, "liang"),
        "km2": Unit("area", 1e6, "square kilometres"),
        "m2": Unit("area", 1, "square metres"),
        "ha": Unit("area", 1e4, "hectares"),
        "mu": Unit("area", 10000 / 15, "mu"),
        "acre": Unit("area", 4046.86, "acres"),
        "mi2": Unit("area", 2589988, "square miles"),
        "ft2": Unit("area", 0.0929, "square feet"),
        "l": Unit("volume", 1, "litres"),
        "ml": Unit("volume", 0.001, "millilitres"),
        "m3": Unit("volume", 1000, "cubic metres"),
        "gal": Unit("volume", 3.785, "gallons"),
        "bbl": Unit("volume", 158.987, "barrels"),
        "s": Unit("time", 1, "seconds"),
        "min": Unit("time", 60, "minutes"),
        "h": Unit("time", 3600, "hours"),
        "day": Unit("time", 86400, "days"),
        "week": Unit("time", 604800, "weeks"),
        "month": Unit("time", 2629746, "months"),
        "quarter": Unit("time", 7889238, "quarters"),
        "year": Unit("time", 31556952, "years"),
        "decade": Unit("time", 315569520, "decades"),
        "century": Unit("time", 3155695200, "centuries"),
        "km/h": Unit("speed", 1, "km/h"),
        "mph": Unit("speed", 1.609344, "mph"),
        "m/s": Unit("speed", 3.6, "m/s"),
        "kn": Unit("speed", 1.852, "knots"),
        "W": Unit("power", 1, "watts"),
        "kW": Unit("power", 1e3, "kilowatts"),
        "MW": Unit("power", 1e6, "megawatts"),
        "GW": Unit("power", 1e9, "gigawatts"),
        "hp": Unit("power", 735.5, "horsepower"),
        "kWh": Unit("energy", 1, "kilowatt-hours"),
        "MWh": Unit("energy", 1e3, "megawatt-hours"),
        "GWh": Unit("energy", 1e6, "gigawatt-hours"),
        "TWh": Unit("energy", 1e9, "terawatt-hours"),
        "kV": Unit("voltage", 1e3, "kilovolts"),
        "V": Unit("voltage", 1, "volts"),
        "C": Unit("temperature", 0, "degrees Celsius"),
        "F": Unit("temperature", 0, "degrees Fahrenheit"),
        "degree": Unit("temperature", 0, "degrees"),
        "percent": Unit("ratio", 0, "percent"),
        "point": Unit("ratio", 0, "percentage points"),
        "basis point": Unit("ratio", 0, "basis points"),
        "permille": Unit("ratio", 0, "per mille"),
        "CNY": Unit("money", 0, "yuan"),
        "USD": Unit("money", 0, "US dollars"),
        "EUR": Unit("money", 0, "euros"),
        "GBP": Unit("money", 0, "pounds sterling"),
        "JPY": Unit("money", 0, "yen"),
        "HKD": Unit("money", 0, "Hong Kong dollars"),
        "RUB": Unit("money", 0, "roubles"),
        "KRW": Unit("money", 0, "won"),
        "INR": Unit("money", 0, "rupees"),
        "dollar": Unit("money", 0, "dollars"),
        "yuan": Unit("money", 0, "yuan"),
        "yen/yuan": Unit("money", 0, "yuan or yen"),
        "pound": Unit("", 0, "pounds"),
        "other money": Unit("money", 0, "another currency"),
    }
)

#: Units that one word may stand for, beyond the unit of the same id.
AMBIGUOUS = MappingProxyType(
    {
        "yuan": frozenset({"CNY", "HKD", "JPY", "KRW", "dollar", "yen/yuan", "other money"}),
        "dollar": frozenset({"USD", "HKD", "yuan", "other money"}),
        "yen/yuan": frozenset({"CNY", "JPY", "yuan"}),
        "pound": frozenset({"lb", "GBP", "other money"}),
        "other money": frozenset({"yuan", "dollar", "pound", "INR", "KRW", "RUB"}),
        "degree": frozenset({"C", "F"}),
        "km/h": frozenset({"km"}),
        "mph": frozenset({"mi"}),
        "m/s": frozenset({"m"}),
        "century": frozenset({"year"}),
        "li": frozenset({"mi", "km"}),
        "jin": frozenset({"lb"}),
        "kWh": frozenset({"kW"}),
    }
)

#: Dimensions that no translator takes for one another: 48 square metres are not 48 cubic metres.
_PHYSICAL = frozenset({"length", "area", "volume", "mass", "power", "energy", "speed", "temperature"})
_CONVERSION_TOLERANCE = 0.045
_TEMPERATURE_TOLERANCE = 2.5


def compatible(a: str | None, b: str | None) -> bool | None:
    """Tell whether two units may mean the same; None where one is unknown or their dimensions cannot be compared."""
    if a is None or b is None:
        return None
    if a == b or b in AMBIGUOUS.get(a, ()) or a in AMBIGUOUS.get(b, ()):
        return True
    first, second = UNITS[a].dimension, UNITS[b].dimension
    if a == "pound":
        first = second if second in ("mass", "money") else ""
    if b == "pound":
        second = first if first in ("mass", "money") else ""
    if not first or not second:
        return None
    return False if first == second or {first, second} <= _PHYSICAL else None


def converts(value: float | None, unit: str | None, other: float | None, other_unit: str | None) -> bool:
    """Tell whether two values in different units of one dimension are the same amount (within 4.5 %, 2.5 degrees)."""
    if value is None or other is None or unit is None or other_unit is None or unit == other_unit:
        return False
    a, b = UNITS["lb" if unit == "pound" else unit], UNITS["lb" if other_unit == "pound" else other_unit]
    if a.dimension != b.dimension:
        return False
    if a.dimension == "temperature":
        return _same_temperature(value, unit, other, other_unit)
    if a.dimension == "ratio":
        return {unit, other_unit} == {"basis point", "point"} and (
            abs(value / 100 - other) < 1e-9 if unit == "basis point" else abs(other / 100 - value) < 1e-9
        )
    if not a.factor or not b.factor or a.factor == b.factor:
        return False
    x, y = value * a.factor, other * b.factor
    return y != 0 and abs(x / y - 1) < _CONVERSION_TOLERANCE


def _same_temperature(value: float, unit: str, other: float, other_unit: str) -> bool:
    if unit == "F" or (unit == "degree" and other_unit == "C"):
        value, unit, other, other_unit = other, other_unit, value, unit
    if unit != "C":
        return False
    return abs(value * 9 / 5 + 32 - other) < _TEMPERATURE_TOLERANCE


#: How Chinese writes a unit right after the number.
CHINESE_UNITS = MappingProxyType(
    {
        **dict.fromkeys(("个百分点", "百分点", "个百分比点"), "point"),
        **dict.fromkeys(("个基点", "基点"), "basis point"),
        "%": "percent",
        "‰": "permille",
        **dict.fromkeys(("平方公里", "平方千米", "km²"), "km2"),
        **dict.fromkeys(("平方米", "平米", "平方公尺", "m²", "㎡"), "m2"),
        "公顷": "ha",
        "亩": "mu",
        "英亩": "acre",
        "平方英里": "mi2",
        "平方英尺": "ft2",
        "立方米": "m3",
        **dict.fromkeys(("公里/小时", "公里/时", "千米/小时", "公里每小时", "千米每小时", "km/h"), "km/h"),
        **dict.fromkeys(("英里/小时", "英里每小时"), "mph"),
        **dict.fromkeys(("米/秒", "米每秒"), "m/s"),
        **dict.fromkeys(("公里", "千米", "km"), "km"),
        **dict.fromkeys(("海里", "浬"), "nmi"),
        **dict.fromkeys(("英里", "哩"), "mi"),
        **dict.fromkeys(("英尺", "呎"), "ft"),
        **dict.fromkeys(("英寸", "吋", "寸"), "in"),
        **dict.fromkeys(("厘米", "公分", "cm"), "cm"),
        **dict.fromkeys(("毫米", "mm"), "mm"),
        **dict.fromkeys(("米", "公尺"), "m"),
        "码": "yd",
        "华里": "li",
        **dict.fromkeys(("公斤", "千克", "kg"), "kg"),
        "毫克": "mg",
        "微克": "ug",
        "克": "g",
        **dict.fromkeys(("吨", "公吨"), "t"),
        "磅": "lb",
        "盎司": "oz",
        **dict.fromkeys(("斤", "市斤"), "jin"),
        **dict.fromkeys(("公升", "升"), "l"),
        **dict.fromkeys(("毫升", "ml"), "ml"),
        "加仑": "gal",
        "桶": "bbl",
        **dict.fromkeys(("小时", "个小时", "个钟头", "个多小时"), "h"),
        **dict.fromkeys(("分钟",), "min"),
        **dict.fromkeys(("秒", "秒钟"), "s"),
        **dict.fromkeys(("个月", "个多月"), "month"),
        **dict.fromkeys(("周年", "周岁", "年", "岁", "载", "年级"), "year"),
        **dict.fromkeys(("周", "个星期", "星期", "个礼拜", "礼拜"), "week"),
        **dict.fromkeys(("天", "昼夜"), "day"),
        "个世纪": "century",
        "个季度": "quarter",
        **dict.fromkeys(("美元", "美金", "美刀"), "USD"),
        "欧元": "EUR",
        "英镑": "GBP",
        **dict.fromkeys(("日元", "日圆"), "JPY"),
        **dict.fromkeys(("港元", "港币"), "HKD"),
        **dict.fromkeys(("卢布",), "RUB"),
        **dict.fromkeys(("韩元", "韩圆", "韩币"), "KRW"),
        **dict.fromkeys(("卢比",), "INR"),
        **dict.fromkeys(("人民币", "元人民币"), "CNY"),
        **dict.fromkeys(("元", "块钱", "圆"), "yuan"),
        **dict.fromkeys(
            ("澳元", "加元", "新元", "新台币", "泰铢", "法郎", "里拉", "比索", "英磅", "台币"), "other money"
        ),
        **dict.fromkeys(("摄氏度", "℃", "°C", "度C"), "C"),
        **dict.fromkeys(("华氏度", "℉", "°F"), "F"),
        **dict.fromkeys(("千瓦时", "度电"), "kWh"),
        **dict.fromkeys(("兆瓦时",), "MWh"),
        **dict.fromkeys(("吉瓦时",), "GWh"),
        "千瓦": "kW",
        "兆瓦": "MW",
        "吉瓦": "GW",
        "千伏": "kV",
    }
)
CHINESE_UNIT_LENGTH = max(map(len, CHINESE_UNITS))

#: How English writes a unit after the number; lower case, words parted by one space.
ENGLISH_UNITS = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *(
                    "percentage point",
                    "percentage points",
                    "points",
                    "percent point",
                    "percent points",
                    "per cent points",
                ),
                *("percentage-point", "percentage-points", "pp", "ppt", "ppts"),
            ),
            "point",
        ),
        **dict.fromkeys(("basis point", "basis points", "bps", "bp"), "basis point"),
        **dict.fromkeys(("%", "percent", "per cent", "percents", "pct", "percentage"), "percent"),
        **dict.fromkeys(("‰", "per mille", "per mil", "per thousand"), "permille"),
        **dict.fromkeys(
            (
                *("square kilometers", "square kilometres", "square kilometer", "square kilometre", "km2", "km²"),
                *("sq km", "sq. km", "sq kilometers", "sq kilometres"),
            ),
            "km2",
        ),
        **dict.fromkeys(
            ("square meters", "square metres", "square meter", "square metre", "m2", "m²", "sqm", "sq m", "sq. m"), "m2"
        ),
        **dict.fromkeys(("square feet", "square foot", "sq ft", "sq. ft", "sqft"), "ft2"),
        **dict.fromkeys(("square miles", "square mile", "sq mi"), "mi2"),
        **dict.fromkeys(("hectares", "hectare", "ha"), "ha"),
        **dict.fromkeys(("acres", "acre"), "acre"),
        "mu": "mu",
        **dict.fromkeys(("cubic meters", "cubic metres", "cubic meter", "cubic metre", "m3", "m³"), "m3"),
        **dict.fromkeys(
            (
                *("km/h", "kmh", "kph", "kilometers per hour", "kilometres per hour", "kilometers an hour"),
                *("kilometres an hour", "km per hour", "km an hour", "kilometer per hour", "kilometre per hour"),
            ),
            "km/h",
        ),
        **dict.fromkeys(("mph", "miles per hour", "miles an hour", "mile per hour"), "mph"),
        **dict.fromkeys(("m/s", "meters per second", "metres per second"), "m/s"),
        **dict.fromkeys(("knots", "knot"), "kn"),
        **dict.fromkeys(("kilometers", "kilometres", "kilometer", "kilometre", "km", "kms"), "km"),
        **dict.fromkeys(("nautical miles", "nautical mile"), "nmi"),
        **dict.fromkeys(("miles", "mile"), "mi"),
        **dict.fromkeys(("feet", "foot", "ft"), "ft"),
        **dict.fromkeys(("inches", "inch"), "in"),
        **dict.fromkeys(("centimeters", "centimetres", "centimeter", "centimetre", "cm"), "cm"),
        **dict.fromkeys(("millimeters", "millimetres", "millimeter", "millimetre", "mm"), "mm"),
        **dict.fromkeys(("meters", "metres", "meter", "metre", "m"), "m"),
        **dict.fromkeys(("yards", "yard"), "yd"),
        "li": "li",
        **dict.fromkeys(("kilograms", "kilogram", "kilos", "kilo", "kg", "kgs", "kilogrammes"), "kg"),
        **dict.fromkeys(("milligrams", "milligram", "mg"), "mg"),
        **dict.fromkeys(("micrograms", "microgram"), "ug"),
        **dict.fromkeys(("grams", "gram", "g", "grammes"), "g"),
        **dict.fromkeys(("tons", "ton", "tonnes", "tonne", "metric tons", "metric ton", "metric tonnes"), "t"),
        **dict.fromkeys(("pounds sterling", "gbp"), "GBP"),
        **dict.fromkeys(("pounds", "pound"), "pound"),
        **dict.fromkeys(("lbs", "lb"), "lb"),
        **dict.fromkeys(("ounces", "ounce", "oz"), "oz"),
        **dict.fromkeys(("catties", "catty", "jin"), "jin"),
        **dict.fromkeys(("liters", "litres", "liter", "litre"), "l"),
        **dict.fromkeys(("ml", "milliliters", "millilitres", "milliliter"), "ml"),
        **dict.fromkeys(("gallons", "gallon"), "gal"),
        **dict.fromkeys(("barrels", "barrel"), "bbl"),
        **dict.fromkeys(("hours", "hour", "hrs", "hr", "h"), "h"),
        **dict.fromkeys(("minutes", "minute", "mins", "min"), "min"),
        **dict.fromkeys(("seconds", "second", "secs", "sec"), "s"),
        **dict.fromkeys(("days", "day"), "day"),
        **dict.fromkeys(("weeks", "week"), "week"),
        **dict.fromkeys(("months", "month"), "month"),
        **dict.fromkeys(("quarters",), "quarter"),
        **dict.fromkeys(("years", "year", "yrs", "yr", "yo"), "year"),
        **dict.fromkeys(("decades", "decade"), "decade"),
        **dict.fromkeys(("centuries", "century"), "century"),
        **dict.fromkeys(("yuan", "rmb", "cny", "renminbi", "yuan rmb"), "CNY"),
        **dict.fromkeys(("us dollars", "us dollar", "u.s. dollars", "u.s. dollar", "american dollars", "usd"), "USD"),
        **dict.fromkeys(("hong kong dollars", "hk dollars", "hkd", "hong kong dollar"), "HKD"),
        **dict.fromkeys(("dollars", "dollar", "bucks"), "dollar"),
        **dict.fromkeys(("euros", "euro", "eur"), "EUR"),
        **dict.fromkeys(("yen", "japanese yen", "jpy"), "JPY"),
        **dict.fromkeys(("rubles", "roubles", "ruble", "rouble"), "RUB"),
        **dict.fromkeys(("rupees", "rupee"), "INR"),
        **dict.fromkeys(("degrees celsius", "degree celsius", "°c", "℃", "celsius", "degrees centigrade"), "C"),
        **dict.fromkeys(("degrees fahrenheit", "degree fahrenheit", "°f", "℉", "fahrenheit"), "F"),
        **dict.fromkeys(("degrees", "degree"), "degree"),
        **dict.fromkeys(("kwh", "kilowatt-hours", "kilowatt hours", "kilowatt-hour", "kilowatt hour"), "kWh"),
        **dict.fromkeys(("mwh", "megawatt-hours", "megawatt hours"), "MWh"),
        **dict.fromkeys(("gwh", "gigawatt-hours", "gigawatt hours"), "GWh"),
        **dict.fromkeys(("twh", "terawatt-hours", "terawatt hours"), "TWh"),
        **dict.fromkeys(("kw", "kilowatts", "kilowatt"), "kW"),
        **dict.fromkeys(("mw", "megawatts", "megawatt"), "MW"),
        **dict.fromkeys(("gw", "gigawatts", "gigawatt"), "GW"),
        **dict.fromkeys(("kv", "kilovolts", "kilovolt"), "kV"),
    }
)

#: Signs before the number.
SIGNS = MappingProxyType(
    {
        "US$": "USD",
        **dict.fromkeys(("$US", "$us"), "USD"),
        "$A": "other money",
        "USD": "USD",
        "$": "dollar",
        "HK$": "HKD",
        "HKD": "HKD",
        "NT$": "other money",
        "A$": "other money",
        "AU$": "other money",
        "C$": "other money",
        "CA$": "other money",
        "S$": "other money",
        "NZ$": "other money",
        "€": "EUR",
        "EUR": "EUR",
        "£": "GBP",
        "GBP": "GBP",
        "¥": "yen/yuan",
        "￥": "yen/yuan",
        "RMB": "CNY",
        "CNY": "CNY",
        "Rs": "other money",
        "₹": "INR",
        "₽": "RUB",
        "₩": "KRW",
    }
)
