using System.Text;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Opening files of users: absent, locked, too large or not UTF-8 are diagnostics.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All bytes; null with a finding when the file cannot be read.</summary>
    public static byte[]? Read(string path, string shown, long maxBytes, Findings findings)
    {
        var place = new SourceLocation(shown, 0, 0);
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                findings.Error(FactCodes.CannotOpen, place, "没有这个文件", "检查路径与文件名");
                return null;
            }

            if (info.Length > maxBytes)
            {
                findings.Error(FactCodes.TooLarge, place, $"文件 {info.Length / 1048576} MB，超过 {maxBytes / 1048576} MB", "拆成几份");
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Error(FactCodes.CannotOpen, place, "打不开这个文件：" + problem.Message, "检查权限，关闭正在使用它的程序");
            return null;
        }
    }

    /// <summary>Text of UTF-8 bytes, byte order mark removed; null with a finding when they are not UTF-8.</summary>
    public static string? Utf8(byte[] bytes, string shown, Findings findings)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            findings.Error(FactCodes.Syntax, new SourceLocation(shown, 0, 0), "文字不是有效的 UTF-8", "另存为 UTF-8 编码");
            return null;
        }
    }
}
