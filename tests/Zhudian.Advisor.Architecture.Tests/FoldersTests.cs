namespace Zhudian.Advisor.Architecture.Tests;

public sealed class FoldersTests
{
    private const string Prefix = "Zhudian.Advisor.";

    /// <summary>
    /// Files that close a circle and may: what people read of an assessment is made from the rows of its evaluation when first asked for, so that
    /// the result knows what it came from.
    /// </summary>
    private static readonly (string From, string To, string File)[] Allowed =
    [
        ("Engine.Model", "Engine.Evaluation", "Assessment.cs"),
        ("Engine.Model", "Engine.Evaluation", "Conclusion.cs"),
        ("Engine.Model", "Engine.Evaluation", "ReceiptSettings.cs"),
    ];

    public static TheoryData<string> Rooms()
        => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(p => Path.GetFileName(p)[Prefix.Length..])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Folders_of_a_room_do_not_use_each_other_in_circles(string room)
    {
        var uses = Uses(room).Except(Allowed).ToLookup(u => u.From, StringComparer.Ordinal);
        Circle(uses.ToDictionary(g => g.Key, g => g.ToLookup(u => u.To, u => u.File, StringComparer.Ordinal), StringComparer.Ordinal)).Should().BeEmpty("a folder of {0} may only use folders below it", room);
    }

    [Fact]
    public void What_is_allowed_is_still_needed()
        => Allowed.Except(Allowed.Select(a => a.From.Split('.')[0]).Distinct(StringComparer.Ordinal).SelectMany(Uses)).Should().BeEmpty();

    [Fact]
    public void A_circle_is_found_with_the_files_that_close_it()
    {
        var uses = new[] { ("A", "B", "a.cs"), ("B", "C", "b.cs"), ("C", "B", "c.cs") };
        var graph = uses.GroupBy(u => u.Item1).ToDictionary(g => g.Key, g => g.ToLookup(u => u.Item2, u => u.Item3, StringComparer.Ordinal), StringComparer.Ordinal);
        Circle(graph).Should().Equal("B → C (b.cs)", "C → B (c.cs)");
        graph.Remove("C");
        Circle(graph).Should().BeEmpty();
    }

    /// <summary>Which folder of a room uses which other one, file by file.</summary>
    private static List<(string From, string To, string File)> Uses(string room)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", Prefix + room), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"))
            .Select(f => SourceFile.Read(f))
            .OfType<SourceFile>()
            .ToList();
        files.Should().NotBeEmpty();
        var types = files.SelectMany(f => f.Types.Select(t => (f.Folder, Type: t))).ToLookup(p => p.Folder, p => p.Type, StringComparer.Ordinal);
        return
        [
            .. files.SelectMany(f => types
                .Where(t => t.Key != f.Folder && f.Sees(t.Key) && t.Except(types[f.Folder], StringComparer.Ordinal).Any(f.Mentions))
                .Select(t => (f.Folder[Prefix.Length..], t.Key[Prefix.Length..], f.Name))),
        ];
    }

    /// <summary>Edges between folders that can reach each other.</summary>
    private static List<string> Circle(Dictionary<string, ILookup<string, string>> uses)
    {
        HashSet<string> Reach(string from)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>([from]);
            while (open.TryPop(out var folder))
            {
                foreach (var next in uses.TryGetValue(folder, out var edges) ? edges.Select(e => e.Key) : [])
                {
                    if (found.Add(next))
                    {
                        open.Push(next);
                    }
                }
            }

            return found;
        }

        var reach = uses.Keys.ToDictionary(k => k, Reach, StringComparer.Ordinal);
        return [.. uses.SelectMany(u => u.Value.Where(e => reach.TryGetValue(e.Key, out var back) && back.Contains(u.Key)).Select(e => $"{u.Key} → {e.Key} ({string.Join(", ", e.Distinct(StringComparer.Ordinal).Take(3))})")).Order(StringComparer.Ordinal)];
    }
}
