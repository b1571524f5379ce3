using System.Xml.Linq;

namespace Zhudian.Advisor.Architecture.Tests;

public sealed class ReferencesTests
{
    private const string Prefix = "Zhudian.Advisor.";

    /// <summary>DESIGN.md §1: what each room may use, directly or through another room.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Feel"] = [],
        ["Knowledge"] = ["Feel"],
        ["Facts"] = ["Feel", "Knowledge"],
        ["Methods"] = ["Feel"],
        ["Engine"] = ["Feel", "Knowledge", "Facts", "Methods"],
        ["Testing"] = ["Engine", "Feel", "Knowledge", "Facts", "Methods"],
        ["Reports"] = ["Engine", "Feel", "Knowledge", "Facts", "Methods"],
        ["Templates"] = ["Reports", "Engine", "Feel", "Knowledge", "Facts", "Methods"],
        ["Storage"] = ["Engine", "Feel", "Knowledge", "Facts", "Methods"],
        ["Cli"] = ["Templates", "Storage", "Reports", "Testing", "Engine", "Feel", "Knowledge", "Facts", "Methods"],
        ["Web"] = ["Templates", "Storage", "Reports", "Testing", "Engine", "Feel", "Knowledge", "Facts", "Methods"],
    };

    [Fact]
    public void References_between_projects_run_downward_only()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates"), "*.csproj", SearchOption.AllDirectories))
            .ToList();
        projects.Should().NotBeEmpty();
        foreach (var project in projects)
        {
            var room = Path.GetFileNameWithoutExtension(project)[Prefix.Length..];
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(e => Path.GetFileNameWithoutExtension(((string)e.Attribute("Include")!).Replace('\\', '/'))[Prefix.Length..]);
            Allowed.Should().ContainKey(room, "every project is a room of the house");
            references.Should().BeSubsetOf(Allowed[room], "{0} may only use the rooms below it", room);
        }
    }

    [Fact]
    public void Packages_are_pinned_centrally()
    {
        foreach (var project in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(p => !p.Contains("node_modules", StringComparison.Ordinal)))
        {
            XDocument.Load(project).Descendants("PackageReference").Where(e => e.Attribute("Version") is not null)
                .Should().BeEmpty("versions belong in Directory.Packages.props, not in {0}", Path.GetFileName(project));
        }
    }

    [Fact]
    public void Lock_files_carry_no_download_addresses()
    {
        var locks = Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "package-lock.json", SearchOption.AllDirectories))
            .Where(p => !p.Contains("node_modules", StringComparison.Ordinal)).ToList();
        locks.Should().NotBeEmpty();
        foreach (var file in locks)
        {
            File.ReadAllText(file).Should().NotContain("\"resolved\": \"http", "{0} must restore from whatever registry is configured", file);
        }
    }
}
