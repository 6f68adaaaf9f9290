using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using HashiCorp.Cdktf.Providers.Aws.S3BucketNotification;
using Tap.Core;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>Settings of a <see cref="BucketNotification"/>.</summary>
public sealed record BucketNotificationProps : IConstructProps
{
    /// <summary>
    /// The bucket. It has one notification configuration, so it takes one <see cref="BucketNotification"/> with all its triggers.
    /// </summary>
    public required IBucket Bucket { get; init; }

    /// <summary>
    /// Whether the notification configuration of a bucket that is not made here may be replaced: with Terraform, whoever writes it last
    /// writes all of it, so triggers that others gave the bucket go, and destroying this stack takes all away. <value>Default: false, an
    /// imported bucket is refused.</value>
    /// </summary>
    public bool ReplacesOthers { get; init; }

    /// <summary>What invokes what: at least one, with prefixes that do not overlap.</summary>
    public required IReadOnlyList<BucketTrigger> Triggers
    {
        get;
        init => field = Guard.NotEmpty(value, "The triggers of a bucket's notification");
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        Bucket.Configured is null && !ReplacesOthers
            ? $"the bucket '{Bucket.Name}' is imported and has one notification configuration, of which Terraform keeps no part by others: "
                + $"set {nameof(ReplacesOthers)} where there is none to keep, or let the bucket's owner add the trigger"
            : null,
        .. Clashes(),
        .. Loops(),
    ];

    private IEnumerable<string> Clashes() =>
        from second in Enumerable.Range(0, Triggers.Count)
        from first in Enumerable.Range(0, second)
        where BucketTrigger.Overlap(Triggers[first].Prefix, Triggers[second].Prefix)
        select $"the prefixes '{Triggers[first].Prefix}' and '{Triggers[second].Prefix}' overlap, which S3 refuses: "
            + "choose prefixes of which none begins with another";

    private IEnumerable<string> Loops() =>
        from writer in Triggers
        from output in writer.Outputs
        from trigger in Triggers
        where BucketTrigger.Overlap(output, trigger.Prefix)
        select $"{writer.Function.Name} writes to '{output}', which overlaps '{trigger.Prefix}' and would invoke {trigger.Function.Name}: "
            + "write elsewhere";
}

/// <summary>
/// Invokes functions for new objects in a bucket (<c>s3:ObjectCreated:*</c>), and where wanted for removed ones
/// (<c>s3:ObjectRemoved:*</c>), by the prefix of their keys
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html"/>). Each function may be invoked by this
/// bucket of this account and by no other: bucket names are global, and one that was deleted can be somebody else's.
/// </summary>
public sealed class BucketNotification : TapConstruct
{
    /// <summary>Creates the permissions and, after them, the notification: S3 tries them out when it is made.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The bucket and its triggers.</param>
    /// <exception cref="InputException">Prefixes overlap, or a function would invoke itself or another one; the message has all of
    /// it.</exception>
    public BucketNotification(Construct scope, string id, BucketNotificationProps props)
        : base(scope, id, props)
    {
        var permitted = new Dictionary<NodeFunction, LambdaPermission>();
        foreach (var function in props.Triggers.Select(trigger => trigger.Function).Distinct())
            permitted.Add(function, Permit(function, props.Bucket));
        Notification = new S3BucketNotification(this, "notification", new S3BucketNotificationConfig
        {
            Bucket = props.Bucket.Name,
            LambdaFunction = props.Triggers.Select(trigger => new S3BucketNotificationLambdaFunction
            {
                Events = trigger.Events,
                FilterPrefix = trigger.Prefix,
                LambdaFunctionArn = trigger.Function.Arn,
            }).ToArray(),
            DependsOn = [.. permitted.Values, .. props.Bucket.Configured is { } configured ? new[] { configured } : []],
        });
        Permissions = [.. permitted.Values];
    }

    /// <summary>The notification.</summary>
    public S3BucketNotification Notification { get; }

    /// <summary>The permissions to invoke, one a function.</summary>
    public IReadOnlyList<LambdaPermission> Permissions { get; }

    private LambdaPermission Permit(NodeFunction function, IBucket bucket) =>
        new(this, $"{function.ConstructId}-permission", new LambdaPermissionConfig
        {
            FunctionName = function.Function.FunctionName,
            Action = "lambda:InvokeFunction",
            Principal = "s3.amazonaws.com",
            SourceArn = bucket.Arn,
            // The ARN of a bucket does not tell the account.
            SourceAccount = Deployment.AccountId,
        });
}
