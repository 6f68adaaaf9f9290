using System.Text.RegularExpressions;

namespace Tap.Security;

/// <summary>
/// A GitHub repository as the tokens of its workflows identify it: by owner and name and, since July 2026, by their ids, which are not
/// reused when a name becomes free (<see href="https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims"/>).
/// </summary>
public sealed partial record GitHubRepository
{
    private GitHubRepository(Match match)
    {
        Owner = match.Groups["owner"].Value;
        Name = match.Groups["name"].Value;
        OwnerId = match.Groups["ownerId"].Value;
        Id = match.Groups["id"].Value;
    }

    /// <summary>The user or organization, spelled as GitHub spells it.</summary>
    public string Owner { get; }

    /// <summary>The repository's name, spelled as GitHub spells it.</summary>
    public string Name { get; }

    /// <summary>The owner's id; empty when it is unknown.</summary>
    public string OwnerId { get; }

    /// <summary>The repository's id; empty when it is unknown.</summary>
    public string Id { get; }

    /// <summary>
    /// The prefixes of the subjects of its workflows' tokens, without the next colon: <c>repo:acme/tap</c> and, when the ids are known,
    /// <c>repo:acme@1/tap@2</c>.
    /// </summary>
    public IReadOnlyList<string> SubjectPrefixes => Id.Length == 0 ? [$"repo:{Owner}/{Name}"] : [$"repo:{Owner}/{Name}", $"repo:{this}"];

    /// <summary>Parses a repository.</summary>
    /// <param name="text"><c>owner/name</c>, or with both ids <c>owner@123/name@456</c>.</param>
    /// <returns>The repository.</returns>
    /// <exception cref="FormatException">The text has another form, or only one of the two ids.</exception>
    public static GitHubRepository Parse(string text)
    {
        var match = Pattern.Match(text);
        return !match.Success ? throw new FormatException("It does not have the form owner/name or owner@id/name@id.")
            : match.Groups["ownerId"].Success != match.Groups["id"].Success
                ? throw new FormatException($"It has the id of the {(match.Groups["id"].Success ? "repository" : "owner")} alone.")
            : new GitHubRepository(match);
    }

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Id.Length == 0 ? $"{Owner}/{Name}" : $"{Owner}@{OwnerId}/{Name}@{Id}";

    [GeneratedRegex(
        @"\A(?<owner>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?:@(?<ownerId>[1-9][0-9]{0,18}))?/"
        + @"(?<name>[A-Za-z0-9._-]{1,100})(?:@(?<id>[1-9][0-9]{0,18}))?\z")]
    private static partial Regex Pattern { get; }
}
