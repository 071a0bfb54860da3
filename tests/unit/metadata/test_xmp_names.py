"""XMP: structures flattened to the names that exiftool gives their fields, and values as it writes them."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.xmp import read_xmp
from tests.unit.metadata import blocks

IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"


def values(body: str, **namespaces: str) -> dict[str, dict[str, Value]]:
    """Return what is read of a description's body, by group and name; lines in a prefix stand for hyphens."""
    declared = " ".join(f'xmlns:{prefix.replace("_", "-")}="{space}"' for prefix, space in namespaces.items())
    groups = read_xmp(blocks.xmp(body, declared))
    return {group: {name: tag.value for name, tag in tags.items()} for group, tags in groups.items()}


def structure(name: str, fields: str) -> str:
    return f'<{name} rdf:parseType="Resource">{fields}</{name}>'


def items(name: str, *fields: str) -> str:
    listed = "".join(f'<rdf:li rdf:parseType="Resource">{field}</rdf:li>' for field in fields)
    return f"<{name}><rdf:Bag>{listed}</rdf:Bag></{name}>"


def test_regions_of_the_working_group() -> None:
    size = '<r:AppliedToDimensions stDim:w="10" stDim:h="8" stDim:unit="pixel"/>'
    regions = items("r:RegionList", '<r:Name>A</r:Name><r:Area stArea:x="0.5"/>', "<r:Name>B</r:Name>")

    found = values(
        structure("r:Regions", size + regions),
        r="http://www.metadataworkinggroup.com/schemas/regions/",
        stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#",
        stArea="http://ns.adobe.com/xmp/sType/Area#",
    )

    assert found == {
        "XMP-mwg-rs": {
            "RegionAppliedToDimensionsW": "10",
            "RegionAppliedToDimensionsH": "8",
            "RegionAppliedToDimensionsUnit": "pixel",
            "RegionName": ["A", "B"],
            "RegionAreaX": "0.5",
        }
    }


def test_keywords_carry_their_level() -> None:
    inner = items("k:Children", "<k:Keyword>Cat</k:Keyword><k:Applied>True</k:Applied>")
    body = structure("k:Keywords", items("k:Hierarchy", "<k:Keyword>Animal</k:Keyword>" + inner))

    found = values(body, k="http://www.metadataworkinggroup.com/schemas/keywords/")

    assert found["XMP-mwg-kw"] == {
        "HierarchicalKeywords1": "Animal",
        "HierarchicalKeywords2": "Cat",
        "HierarchicalKeywords2Applied": True,
    }


def test_corrections_of_camera_raw() -> None:
    mask = items("crs:CorrectionMasks", "<crs:MaskValue>1</crs:MaskValue><crs:Top>0.25</crs:Top>")
    fields = "<crs:LocalExposure2012>0.5</crs:LocalExposure2012><crs:CorrectionActive>True</crs:CorrectionActive>"
    body = items("crs:CircularGradientBasedCorrections", fields + mask)
    body += items("crs:MaskGroupBasedCorrections", "<crs:LocalHue>2</crs:LocalHue>")
    body += structure("crs:Look", "<crs:Name>Vivid</crs:Name><crs:UUID>AB</crs:UUID>")

    found = values(body, crs="http://ns.adobe.com/camera-raw-settings/1.0/")

    assert found["XMP-crs"] == {
        "CircGradBasedCorrExposure2012": 0.5,
        "CircGradBasedCorrActive": True,
        "CircGradBasedCorrMaskValue": 1,
        "CircGradBasedCorrMaskTop": 0.25,
        "MaskGroupBasedCorrHue": 2,
        "LookName": "Vivid",
        "LookUUID": "AB",
    }


SINGLE = [
    ("http://ns.microsoft.com/photo/1.2/", "RegionInfo/Regions/PersonDisplayName", "MP:RegionPersonDisplayName"),
    (IPTC_EXT, "ArtworkOrObject/AOTitle", "iptcExt:ArtworkTitle"),
    (IPTC_EXT, "PersonInImageWDetails/PersonName", "iptcExt:PersonInImageName"),
    (IPTC_EXT, "LocationShown/City", "iptcExt:LocationShownCity"),
    ("http://cipa.jp/exif/1.0/", "InteroperabilityIndex", "exifEX:InteropIndex"),
    ("http://ns.camerabits.com/photomechanic/1.0/", "ColorClass", "photomech:ColorClass"),
    ("http://ns.adobe.com/xap/1.0/t/pg/", "Colorants/swatchName", "xmpTPg:ColorantSwatchName"),
    ("http://ns.adobe.com/xap/1.0/t/pg/", "Fonts/fontName", "xmpTPg:FontName"),
    ("http://ns.adobe.com/xap/1.0/mm/", "Pantry/Ingredients/maskMarkers", "xmpMM:PantryIngredientsMaskMarkers"),
    ("http://ns.google.com/photos/1.0/image/", "Mime", "GImage:ImageMimeType"),
    ("http://ns.google.com/photos/dd/1.0/device/", "Cameras/Camera/Trait", "Device:CameraTrait"),
    ("http://www.metadataworkinggroup.com/schemas/collections/", "Collections/CollectionURI", "mwg-coll:CollectionURI"),
    ("http://developer.sonyericsson.com/cell/1.0/", "mcc", "cell:MobileCountryCode"),
    ("http://rs.tdwg.org/dwc/index.htm", "dctermsLocation/country", "dwc:DCCountry"),
    ("http://rs.tdwg.org/dwc/index.htm", "Taxon/taxonID", "dwc:TaxonID"),
    ("http://ns.useplus.org/ldf/xmp/1.0/", "Licensor/LicensorName", "plus:LicensorName"),
    ("http://ns.adobe.com/photoshop/1.0/", "TextLayers/LayerName", "photoshop:TextLayerName"),
    ("http://example.com/own/", "ALL_CAPITALS/part", "x1:AllCapitalsPart"),
]


@pytest.mark.parametrize(("space", "path", "expected"), SINGLE)
def test_fields_by_namespace(space: str, path: str, expected: str) -> None:
    body = "said"
    words = path.split("/")
    for depth, word in reversed(list(enumerate(words))):
        resource = ' rdf:parseType="Resource"' if depth + 1 < len(words) else ""
        body = f"<x1:{word}{resource}>{body}</x1:{word}>"

    group, _, name = expected.partition(":")
    assert values(body, x1=space) == {f"XMP-{group}": {name: "said"}}


@pytest.mark.parametrize(
    ("prefix", "space", "group"),
    [
        ("a", "http://ns.microsoft.com/photo/1.0/", "XMP-microsoft"),
        ("a", "http://prismstandard.org/namespaces/basic/3.0/", "XMP-prism"),
        ("Iptc4xmpExt", "http://example.com/another/", "XMP-iptcExt"),
        ("own", "http://example.com/1.0/own/", "XMP-own"),
    ],
)
def test_namespaces_of_another_version_or_address(prefix: str, space: str, group: str) -> None:
    assert list(values(f"<{prefix}:Word>x</{prefix}:Word>", **{prefix: space})) == [group]


def test_the_language_stands_behind_the_whole_name() -> None:
    title = '<e:AOTitle><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li><rdf:li xml:lang="de-at">U</rdf:li></rdf:Alt></e:AOTitle>'  # noqa: E501

    found = values(items("e:ArtworkOrObject", title), e=IPTC_EXT)

    assert found["XMP-iptcExt"] == {"ArtworkTitle": "T", "ArtworkTitle-de-AT": "U"}


def test_values_of_single_tags() -> None:
    position = "<i:GPSLatitude>48,30.0S</i:GPSLatitude><i:GPSAltitude>5/2</i:GPSAltitude>"
    body = "<exif:ColorSpace>4294967295</exif:ColorSpace><pdf:Trapped>/True</pdf:Trapped>"
    body += "<pm:TimeCreated>101112+0200</pm:TimeCreated>" + items("i:LocationCreated", position)
    body += "<dm:fileDataRate>3/2</dm:fileDataRate><dm:timeSignature>3/4</dm:timeSignature>"

    found = values(
        body,
        exif="http://ns.adobe.com/exif/1.0/",
        pdf="http://ns.adobe.com/pdf/1.3/",
        pm="http://ns.camerabits.com/photomechanic/1.0/",
        i=IPTC_EXT,
        dm="http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    )

    assert found == {
        "XMP-exif": {"ColorSpace": 65535},
        "XMP-pdf": {"Trapped": True},
        "XMP-photomech": {"TimeCreated": "10:11:12+02:00"},
        "XMP-iptcExt": {"LocationCreatedGPSLatitude": -48.5, "LocationCreatedGPSAltitude": 2.5},
        "XMP-xmpDM": {"FileDataRate": 1.5, "TimeSignature": "3/4"},
    }
