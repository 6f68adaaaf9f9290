using Tap.Core;

namespace Tap.Compute;

/// <summary>Which objects of a bucket invoke which function; see <see cref="BucketNotification"/>.</summary>
public sealed record BucketTrigger
{
    /// <summary>What the objects' keys begin with: <c>inbox/</c>.</summary>
    public required string Prefix { get; init => field = Guard.NotEmpty(value, "The prefix of a bucket trigger"); }

    /// <summary>The function that is invoked, asynchronously, with the S3 event; it should have a dead-letter queue.</summary>
    public required NodeFunction Function { get; init; }

    /// <summary>
    /// Whether the removal of objects invokes the function, too: <c>s3:ObjectRemoved:*</c>, which is a version deleted as well as a delete
    /// marker made
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"/>).
    /// <value>Default: false.</value>
    /// </summary>
    public bool Removals { get; init; }

    /// <summary>
    /// The prefixes that the function writes to in the same bucket. None may overlap a prefix that invokes a function, or one object would
    /// make the next for ever. <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    internal string[] Events => Removals ? ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"] : ["s3:ObjectCreated:*"];

    internal static bool Overlap(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
