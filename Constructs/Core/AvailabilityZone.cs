using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>
/// Names and ids of availability zones. The letter of a name (<c>us-east-1a</c>) may mean another place in another account; an id
/// (<c>use1-az1</c>) is the same place in every account
/// (<see href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html"/>).
/// </summary>
public static partial class AvailabilityZone
{
    // Zone ids abbreviate the parts of a region's code.
    private static readonly Dictionary<string, string> Shortened = new()
    {
        ["north"] = "n", ["south"] = "s", ["east"] = "e", ["west"] = "w", ["central"] = "c", ["gov"] = "g",
        ["northeast"] = "ne", ["northwest"] = "nw", ["southeast"] = "se", ["southwest"] = "sw",
    };

    /// <summary>Returns whether a zone is written as an id.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns><see langword="true"/> for an id such as <c>use1-az1</c>.</returns>
    public static bool IsId(string zone) => IdPattern.IsMatch(zone);

    /// <summary>Returns whether a zone is written as a name.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns><see langword="true"/> for a name such as <c>us-east-1a</c>.</returns>
    public static bool IsName(string zone) => NamePattern.IsMatch(zone);

    /// <summary>
    /// Returns whether a zone belongs to a region. An id is accepted unchecked when the region's code has an unknown form.
    /// </summary>
    /// <param name="zone">The zone, by name or by id.</param>
    /// <param name="region">The region's code.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool IsIn(string zone, string region) =>
        IsId(zone) ? IdPrefix(region) is not { } prefix || zone.StartsWith(prefix, StringComparison.Ordinal) : zone[..^1] == region;

    // us-east-1: use1-az.
    private static string? IdPrefix(string region)
    {
        var parts = region.Split('-');
        return parts[1..^1].All(Shortened.ContainsKey)
            ? $"{parts[0]}{string.Concat(parts[1..^1].Select(part => Shortened[part]))}{parts[^1]}-az"
            : null;
    }

    [GeneratedRegex(@"\A[a-z]{2,4}(?:-[a-z]+){1,3}-[1-9][0-9]?[a-z]\z")]
    private static partial Regex NamePattern { get; }

    [GeneratedRegex(@"\A[a-z]{3,8}[1-9][0-9]?-az[1-9][0-9]?\z")]
    private static partial Regex IdPattern { get; }
}
