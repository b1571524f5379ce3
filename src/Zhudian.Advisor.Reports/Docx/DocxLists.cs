using DocumentFormat.OpenXml.Wordprocessing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Numbering instances of lists; numbering.xml holds the two patterns.</summary>
internal sealed class DocxLists(Numbering numbering)
{
    private const int Bullets = 1;
    private const int DeepestLevel = 8;
    private int _instances = Bullets;

    /// <summary>The instance for a new list; every ordered list counts on its own.</summary>
    public int Open(bool ordered, int start, int depth)
    {
        if (!ordered)
        {
            return Bullets;
        }

        var id = ++_instances;
        numbering.Append(new NumberingInstance(
            new AbstractNumId { Val = 1 },
            new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = Math.Min(depth, DeepestLevel) }) { NumberID = id });
        return id;
    }

    /// <summary>Puts a paragraph into a list; further paragraphs of the same item are only indented.</summary>
    public void Mark(Paragraph paragraph, int instance, int depth, bool first)
    {
        var level = Math.Min(depth, DeepestLevel);
        if (first)
        {
            paragraph.ParagraphProperties!.NumberingProperties = new(new NumberingLevelReference { Val = level }, new NumberingId { Val = instance });
        }
        else
        {
            paragraph.ParagraphProperties!.Indentation = new() { Left = (632 + ((level + 1) * 420)).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }
    }
}
