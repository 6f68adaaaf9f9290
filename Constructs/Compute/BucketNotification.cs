using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using HashiCorp.Cdktf.Providers.Aws.S3BucketNotification;
using Tap.Core;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>Settings of a <see cref="BucketNotification"/>.</summary>
public sealed record BucketNotificationProps : IConstructProps
{
    /// <summary>
    /// The bucket. It has a single notification configuration, so it takes one <see cref="BucketNotification"/> with all triggers.
    /// </summary>
    public required IBucket Bucket { get; init; }

    /// <summary>
    /// Whether to replace the notification configuration of an imported bucket. Terraform always writes the whole configuration: triggers
    /// that others have added are removed, and destroying this stack removes all. <value>Default: false, an imported bucket is
    /// refused.</value>
    /// </summary>
    public bool ReplacesOthers { get; init; }

    /// <summary>The triggers: at least one, with key prefixes that do not overlap.</summary>
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
/// Invokes functions for new objects in a bucket (<c>s3:ObjectCreated:*</c>) and, on request, for removed ones (<c>s3:ObjectRemoved:*</c>),
/// by key prefix (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html"/>). The permission to invoke a
/// function is limited to this bucket and this account: bucket names are global, and somebody else can take the name of a deleted bucket.
/// </summary>
public sealed class BucketNotification : TapConstruct
{
    /// <summary>Creates the permissions and then the notification, because S3 tests the permissions when it is created.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The bucket and its triggers.</param>
    /// <exception cref="InputException">
    /// Prefixes overlap, or a function would invoke itself or another one; the message lists all problems.
    /// </exception>
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

    /// <summary>The permissions to invoke, one for each function.</summary>
    public IReadOnlyList<LambdaPermission> Permissions { get; }

    private LambdaPermission Permit(NodeFunction function, IBucket bucket) =>
        new(this, $"{function.ConstructId}-permission", new LambdaPermissionConfig
        {
            FunctionName = function.Function.FunctionName,
            Action = "lambda:InvokeFunction",
            Principal = "s3.amazonaws.com",
            SourceArn = bucket.Arn,
            // A bucket's ARN does not contain the account.
            SourceAccount = Deployment.AccountId,
        });
}
