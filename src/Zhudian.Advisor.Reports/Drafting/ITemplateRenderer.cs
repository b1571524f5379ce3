namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Renders a document template to a Markdown draft; the templates project implements it.</summary>
public interface ITemplateRenderer
{
    /// <summary>All templates, in the order of the handbook.</summary>
    IReadOnlyList<DocumentTemplate> Templates { get; }

    /// <summary>Renders a template over a model. A public edition comes with numbers in place of names; callers refuse it first when <see cref="DraftModel.Names"/> has problems.</summary>
    /// <exception cref="ArgumentException">No template has this name: callers check <see cref="Templates"/> first.</exception>
    Task<string> RenderAsync(string name, DraftModel model, CancellationToken cancellation = default);
}

/// <summary>One template: 文种 name such as 综合解决方案, what it is for, and the view that renders it.</summary>
public sealed record DocumentTemplate(string Name, string Purpose, string View);
