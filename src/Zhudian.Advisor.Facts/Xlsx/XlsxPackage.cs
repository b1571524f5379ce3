using System.IO.Compression;
using System.Xml;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>
/// The parts of a workbook (ECMA-376): opened as a zip within a budget, read as XML without document types. Namespaces of the
/// transitional and the strict form differ, so elements are matched by local name.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MaxParts = 5000;
    private const long SmallPart = 32 << 20;
    private readonly ZipArchive _zip;
    private readonly UnpackBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(ZipArchive zip, SheetLimits limits)
    {
        _zip = zip;
        _budget = new UnpackBudget(limits.UnpackedBytes);
    }

    /// <summary>Opens a package; refuses what is no workbook, is damaged or would unpack beyond the limits.</summary>
    public static XlsxPackage Open(byte[] bytes, SheetLimits limits)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new RefusedInputException(FactCodes.CannotOpen, 0, "这是旧版 xls 或加了密码的工作簿", "去掉密码，另存为 xlsx");
        }

        ZipArchive zip;
        try
        {
            zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var package = new XlsxPackage(zip, limits);
            package.Index(limits);
            return package;
        }
        catch (InvalidDataException)
        {
            throw new RefusedInputException(FactCodes.Damaged, 0, "文件不完整或不是 xlsx，打不开", "重新导出或重新拷贝；用表格软件能打开的，另存一次");
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Reader of a part; absent parts are a damaged file.</summary>
    public XmlReader OpenPart(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
        {
            throw new RefusedInputException(FactCodes.Damaged, 0, $"工作簿里缺少 {part}", "用表格软件打开后另存一次");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };
        return XmlReader.Create(new BoundedStream(entry.Open(), _budget), settings);
    }

    public void Dispose() => _zip.Dispose();

    private void Index(SheetLimits limits)
    {
        if (_zip.Entries.Count > MaxParts)
        {
            throw new RefusedInputException(FactCodes.TooLarge, 0, $"工作簿里有 {_zip.Entries.Count} 个部件，超过 {MaxParts}", "删去无关内容后另存");
        }

        long total = 0;
        foreach (var entry in _zip.Entries)
        {
            total += entry.Length;
            if (total > limits.UnpackedBytes || (entry.Length > SmallPart && entry.Length / Math.Max(1, entry.CompressedLength) > limits.UnpackRatio))
            {
                throw new RefusedInputException(
                    FactCodes.TooLarge, 0, $"{entry.FullName} 解压后 {entry.Length / 1048576} MB，是压缩时的 {entry.Length / Math.Max(1, entry.CompressedLength)} 倍，按压缩炸弹拒绝", "删去无关的工作表、图片与格式后另存");
            }

            _parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
        }
    }
}
