namespace Zhudian.Advisor.Cli.Tests.Support;

/// <summary>A folder of its own for one test, removed afterwards.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("advisor-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    /// <summary>A copy of the shipped rules in which one file is changed or added.</summary>
    public string RulesWith(string name, string text)
    {
        var target = File("rules");
        foreach (var file in Directory.EnumerateFiles(AdvisorRun.Rules, "*.md", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(AdvisorRun.Rules, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        System.IO.File.WriteAllText(System.IO.Path.Combine(target, name), text);
        return target;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
