using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>Reads the bytes of all files into raw files, ordered by path, and hashes them.</summary>
internal static class FileSet
{
    public static ImmutableArray<RawFile> Read(List<KnowledgeSource> sources, LoadOptions options, List<Diagnostic> diagnostics, List<PlacedCitation> citations, Stopwatch clock)
    {
        var files = ImmutableArray.CreateBuilder<RawFile>();
        if (sources.Count > options.MaxFiles)
        {
            diagnostics.Add(ReadingDiagnostics.TooManyFiles(sources.Count, options.MaxFiles));
            return [];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources.OrderBy(s => s.Path, StringComparer.Ordinal))
        {
            if (clock.Elapsed > options.MaxTime)
            {
                break;
            }

            if (!seen.Add(source.Path))
            {
                diagnostics.Add(ReadingDiagnostics.CannotRead(source.Path, "同一路径给了两次"));
            }
            else if (source.Content.Length > options.MaxFileBytes)
            {
                diagnostics.Add(ReadingDiagnostics.FileTooLarge(source.Path, source.Content.Length, options.MaxFileBytes));
            }
            else if (!Utf8.IsValid(source.Content.Span))
            {
                diagnostics.Add(ReadingDiagnostics.NotUtf8(source.Path));
            }
            else
            {
                files.Add(Read(source, diagnostics, citations));
            }
        }

        return files.ToImmutable();
    }

    // The text of a file is large and needed only until its blocks are read: a string of its own would be garbage of the costly kind.
    private static RawFile Read(KnowledgeSource source, List<Diagnostic> diagnostics, List<PlacedCitation> citations)
    {
        var bytes = source.Content.Span;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var text = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(bytes, text);
            return MarkdownReader.Read(source.Path, text.AsMemory(0, length), hash, diagnostics, citations);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
