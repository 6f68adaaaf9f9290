namespace Tap.Core;

/// <summary>The tags that the AWS provider puts on every resource of a stack (<c>default_tags</c>).</summary>
public static class DefaultTags
{
    /// <summary>The value of the <c>Application</c> tag.</summary>
    public const string Application = "tap";

    /// <summary>
    /// Returns the tags <c>Project</c>, <c>Application</c>, <c>Environment</c>, <c>ManagedBy</c> and <c>Stack</c>, and <c>Repository</c>
    /// and <c>CommitAuthor</c> when they are set.
    /// </summary>
    /// <param name="settings">The deployment's settings.</param>
    /// <param name="stack">The stack's name: <c>tasks</c>.</param>
    /// <returns>The tags, as the concrete dictionary that the generated bindings take.</returns>
    /// <exception cref="NameException">The stack's name is not a valid tag value.</exception>
    public static Dictionary<string, string> For(Settings settings, string stack)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var tags = new Dictionary<string, string>
        {
            ["Project"] = settings.Project,
            ["Application"] = Application,
            ["Environment"] = settings.Environment,
            ["ManagedBy"] = "cdktf",
            ["Stack"] = NameRules.Tag.Checked(Guard.NotEmpty(stack, "A stack's name")),
        };
        AddIfSet("Repository", settings.Repository);
        AddIfSet("CommitAuthor", settings.CommitAuthor);
        return tags;

        void AddIfSet(string key, string? value)
        {
            if (value is not null)
            {
                tags[key] = value;
            }
        }
    }
}
