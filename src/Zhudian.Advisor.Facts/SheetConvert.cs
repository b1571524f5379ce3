using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Writing;
using Zhudian.Advisor.Facts.Xlsx;

namespace Zhudian.Advisor.Facts;

/// <summary>Writes a sheet in any format. Reading it back with the same knowledge base gives the same <see cref="FactSheet.Sha256"/>: numbers in canonical units, wide tables wide where that loses nothing.</summary>
public static class SheetConvert
{
    /// <summary>Writes; the stream stays open.</summary>
    public static void Write(FactSheet sheet, SheetFormat format, Stream target)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(target);
        var pages = SheetPages.Of(sheet);
        switch (format)
        {
            case SheetFormat.Json:
                JsonSheetWriter.Write(pages, target);
                break;
            case SheetFormat.Xlsx:
                XlsxSheetWriter.Write(pages, target);
                break;
            default:
                YamlSheetWriter.Write(pages, target);
                break;
        }
    }
}
