using System.Collections.Immutable;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>A version of the DMN interchange format: its number and the namespaces of OMG's schemas.</summary>
/// <param name="Number">As people say it, e.g. <c>1.5</c>.</param>
/// <param name="Model">Namespace of definitions, decisions and tables.</param>
/// <param name="Diagram">Namespace of DMNDI; null before DMN 1.2, which had no diagrams.</param>
/// <param name="Feel">Value of <c>expressionLanguage</c> for FEEL.</param>
public sealed record DmnVersion(string Number, string Model, string? Diagram, string Feel)
{
    /// <summary>Namespace of what DMN has no place for; every element in it may be dropped without making the DMN file invalid.</summary>
    public const string Extension = "urn:zhudian:advisor:dmn:1";

    /// <summary>Shapes and bounds, the same since DMN 1.2.</summary>
    public const string Bounds = "http://www.omg.org/spec/DMN/20180521/DC/";

    /// <summary>Waypoints of edges, the same since DMN 1.2.</summary>
    public const string Interchange = "http://www.omg.org/spec/DMN/20180521/DI/";

    /// <summary>All versions that can be read, newest first. The second 1.1 is the namespace of early Camunda files.</summary>
    public static ImmutableArray<DmnVersion> All { get; } =
    [
        new("1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20230324/DMNDI/", "https://www.omg.org/spec/DMN/20230324/FEEL/"),
        new("1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/", "https://www.omg.org/spec/DMN/20211108/FEEL/"),
        new("1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/", "https://www.omg.org/spec/DMN/20191111/FEEL/"),
        new("1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/", "http://www.omg.org/spec/DMN/20180521/DMNDI/", "http://www.omg.org/spec/DMN/20180521/FEEL/"),
        new("1.1", "http://www.omg.org/spec/DMN/20151101/dmn.xsd", null, "http://www.omg.org/spec/FEEL/20140401"),
        new("1.1", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd", null, "http://www.omg.org/spec/FEEL/20140401"),
    ];

    /// <summary>DMN 1.5.</summary>
    public static DmnVersion Latest => All[0];

    /// <summary>A version that can be written, by number: those with diagrams; null for another.</summary>
    public static DmnVersion? Writable(string number) => All.FirstOrDefault(v => v.Diagram is not null && string.Equals(v.Number, number, StringComparison.Ordinal));

    /// <summary>The version of a namespace; null for another.</summary>
    internal static DmnVersion? OfModel(string uri) => All.FirstOrDefault(v => string.Equals(v.Model, uri, StringComparison.Ordinal));
}
