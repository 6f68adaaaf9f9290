using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>What AWS asks of the name of one kind of thing.</summary>
public sealed record NameRule
{
    /// <summary>The kind of thing, as in "the … name": <c>S3 bucket</c>.</summary>
    public required string Thing { get; init; }

    /// <summary>The page on which AWS says so.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>The characters allowed, in words: <c>letters, digits, '-' and '_'</c>.</summary>
    public required string Characters { get; init; }

    /// <summary>The characters allowed, as a pattern of the whole name. Lengths are not its business.</summary>
    public required Regex Pattern { get; init; }

    /// <summary>The longest name, in characters.</summary>
    public required int MaximumLength { get; init; }

    /// <summary>The shortest name, in characters.</summary>
    /// <value>1.</value>
    public int MinimumLength { get; init; } = 1;

    /// <summary>Beginnings that AWS keeps for itself, compared without regard to case.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> ReservedPrefixes { get; init; } = [];

    /// <summary>Endings that AWS keeps for itself, compared without regard to case.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> ReservedSuffixes { get; init; } = [];

    /// <summary>The rule in one sentence part: <c>3–63 characters: lower-case letters…; must not begin with…</c>.</summary>
    public string Description =>
        $"{MinimumLength}–{MaximumLength} characters: {Characters}"
        + (ReservedPrefixes.Count == 0 ? "" : $"; must not begin with {string.Join(", ", ReservedPrefixes)}")
        + (ReservedSuffixes.Count == 0 ? "" : $"; must not end with {string.Join(", ", ReservedSuffixes)}");

    /// <summary>Everything that is wrong with a name; empty when AWS would take it.</summary>
    /// <param name="name">The name, in full.</param>
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

    /// <summary>Returns <paramref name="name"/> as it is when AWS would take it.</summary>
    /// <param name="name">The name, in full.</param>
    /// <exception cref="NameException">AWS would refuse the name.</exception>
    public string Checked(string name)
    {
        var violations = Violations(name);
        return violations.Count == 0 ? name : throw new NameException(this, name, violations);
    }
}
