using Tap.Core;

namespace Tap.Compute;

/// <summary>Which new objects of a bucket invoke which function; see <see cref="BucketNotification"/>.</summary>
public sealed record BucketTrigger
{
    /// <summary>What the objects' keys begin with: <c>inbox/</c>.</summary>
    public required string Prefix { get; init => field = Guard.NotEmpty(value, "The prefix of a bucket trigger"); }

    /// <summary>The function that is invoked, asynchronously, with the S3 event; it should have a dead-letter queue.</summary>
    public required NodeFunction Function { get; init; }

    /// <summary>
    /// The prefixes that the function writes to in the same bucket. None may overlap a prefix that invokes a function, or one object would
    /// make the next for ever. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    internal static bool Overlap(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
