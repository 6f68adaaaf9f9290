using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>The naming rule for one kind of AWS resource.</summary>
public sealed record NameRule
{
    /// <summary>The kind of resource, as in "the … name": <c>S3 bucket</c>.</summary>
    public required string Thing { get; init; }

    /// <summary>The AWS page with the rule.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>The characters allowed, in words: <c>letters, digits, '-' and '_'</c>.</summary>
    public required string Characters { get; init; }

    /// <summary>The characters allowed, as a pattern for the whole name, without limits of length.</summary>
    public required Regex Pattern { get; init; }

    /// <summary>The maximum length, in characters.</summary>
    public required int MaximumLength { get; init; }

    /// <summary>The minimum length, in characters.</summary>
    /// <value>1.</value>
    public int MinimumLength { get; init; } = 1;

    /// <summary>Prefixes that AWS reserves, compared without regard to case.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> ReservedPrefixes { get; init; } = [];

    /// <summary>Suffixes that AWS reserves, compared without regard to case.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> ReservedSuffixes { get; init; } = [];

    /// <summary>The rule as a part of a sentence: <c>3–63 characters: lower-case letters…; must not begin with…</c>.</summary>
    public string Description =>
        $"{MinimumLength}–{MaximumLength} characters: {Characters}"
        + (ReservedPrefixes.Count == 0 ? "" : $"; must not begin with {string.Join(", ", ReservedPrefixes)}")
        + (ReservedSuffixes.Count == 0 ? "" : $"; must not end with {string.Join(", ", ReservedSuffixes)}");

    /// <summary>Returns everything that is wrong with a name.</summary>
    /// <param name="name">The name, in full.</param>
    /// <returns>The violations; empty for a valid name.</returns>
    public IReadOnlyList<string> Violations(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return
        [
            .. name.Length < MinimumLength ? [$"it is shorter than {MinimumLength}"] : Array.Empty<string>(),
            .. name.Length > MaximumLength ? [$"it is {name.Length - MaximumLength} longer than {MaximumLength}"] : Array.Empty<string>(),
            .. Pattern.IsMatch(name) ? Array.Empty<string>() : [$"it may hold only {Characters}"],
            .. from prefix in ReservedPrefixes
               where name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
               select $"it begins with '{prefix}'",
            .. from suffix in ReservedSuffixes
               where name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
               select $"it ends with '{suffix}'",
        ];
    }

    /// <summary>Returns <paramref name="name"/> unchanged when it is valid.</summary>
    /// <param name="name">The name, in full.</param>
    /// <returns>The name.</returns>
    /// <exception cref="NameException">AWS would reject the name.</exception>
    public string Checked(string name)
    {
        var violations = Violations(name);
        return violations.Count == 0 ? name : throw new NameException(this, name, violations);
    }
}
