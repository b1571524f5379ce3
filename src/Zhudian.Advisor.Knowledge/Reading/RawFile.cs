using System.Collections.Immutable;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>One file read into raw blocks, in order of the text.</summary>
/// <param name="Path">Path relative to the rule folder, forward slashes.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Title">标题 of the front matter; the file name when missing.</param>
/// <param name="Blocks">Machine blocks, in order of the text.</param>
/// <param name="Headings">All headings, in order of the text.</param>
internal sealed record RawFile(string Path, string Sha256, string Title, ImmutableArray<RawBlock> Blocks, ImmutableArray<RawHeading> Headings);
