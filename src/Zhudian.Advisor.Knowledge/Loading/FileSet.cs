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
                var bytes = source.Content.Span;
                var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
                var text = Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
                files.Add(MarkdownReader.Read(source.Path, text, hash, diagnostics, citations));
            }
        }

        return files.ToImmutable();
    }
}
