using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.SnsTopic;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicPolicy;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicSubscription;
using Tap.Core;
using Tap.Security;

namespace Tap.Monitoring;

/// <summary>Settings of an <see cref="AlarmTopic"/>.</summary>
public sealed partial record AlarmTopicProps : IConstructProps
{
    /// <summary>
    /// The topic's name within the naming convention, after the stack's. <value>Default: <c>alarms</c>, which makes
    /// <c>…-sns-tasks-alarms-…</c>.</value>
    /// </summary>
    public string Name { get; init; } = "alarms";

    /// <summary>
    /// The key that encrypts notifications; CloudWatch is allowed to use it. <value>Default: a key of the topic's own.</value>
    /// </summary>
    public EncryptionKey? EncryptionKey { get; init; }

    /// <summary>The e-mail address to notify. <value>Default: <see cref="Settings.AlarmEmail"/>, which may be unset.</value></summary>
    public string? Email
    {
        get;
        init => field = value is null
            ? null
            : Guard.Matches(value, EmailPattern, "The e-mail address of a topic", "plain, such as ops@example.com");
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.Topic(NameIn(deployment))),
        .. EncryptionKey is null ? KeyOf(deployment).Problems(deployment, id) : [],
    ];

    /// <summary>Returns the topic's name within the naming convention.</summary>
    internal string NameIn(Deployment deployment) => $"{deployment.Stack}-{Name}";

    /// <summary>Returns the settings of the topic's own key.</summary>
    internal EncryptionKeyProps KeyOf(Deployment deployment) => new()
    {
        Name = NameIn(deployment),
        Description = $"Encrypts the notifications of the {deployment.Stack} stack's alarms",
    };

    // SNS checks by its confirmation mail whether an address exists.
    [GeneratedRegex(@"\A[^@\s<>,]+@[^@\s<>,]+\.[^@\s<>,]+\z")]
    private static partial Regex EmailPattern { get; }
}

/// <summary>
/// The SNS topic for a stack's alarms, with an e-mail subscription when there is an address. It is encrypted under a customer-managed key:
/// the AWS-managed key <c>aws/sns</c> does not allow CloudWatch to publish, so alarms would notify nobody
/// (<see href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services"/>).
/// </summary>
public sealed partial class AlarmTopic : TapConstruct, IAlarmTopic
{
    private const string CloudWatch = "cloudwatch.amazonaws.com";

    /// <summary>Creates the topic, its policy, its key unless one is given, and the subscription.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The topic's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">SNS or KMS would reject the name.</exception>
    public AlarmTopic(Construct scope, string id, AlarmTopicProps? props = null)
        : base(scope, id, props ??= new())
    {
        var alarmsOnly = AlarmsOf(Deployment.AccountId);
        EncryptionKey = props.EncryptionKey ?? new EncryptionKey(this, "key", props.KeyOf(Deployment));
        EncryptionKey.GrantService("Alarms", CloudWatch, alarmsOnly);
        Topic = new SnsTopic(this, "topic", new SnsTopicConfig
        {
            Name = Deployment.Names.Topic(props.NameIn(Deployment)),
            KmsMasterKeyId = EncryptionKey.Arn,
        });
        Arn = Topic.Arn;
        TopicPolicy = new SnsTopicPolicy(this, "policy", new SnsTopicPolicyConfig { Arn = Arn, Policy = Policy(alarmsOnly).ToJson() });
        if ((props.Email ?? Deployment.Settings.AlarmEmail) is { } address)
            Subscription = new SnsTopicSubscription(
                this, "email", new SnsTopicSubscriptionConfig { TopicArn = Arn, Protocol = "email", Endpoint = address });
    }

    /// <summary>The topic itself.</summary>
    public SnsTopic Topic { get; }

    /// <summary>The topic's policy.</summary>
    public SnsTopicPolicy TopicPolicy { get; }

    /// <inheritdoc/>
    public string Arn { get; }

    /// <summary>The key that encrypts the topic.</summary>
    public EncryptionKey EncryptionKey { get; }

    /// <summary>The e-mail subscription, which the recipient must confirm; <see langword="null"/> without an address.</summary>
    public SnsTopicSubscription? Subscription { get; }

    /// <summary>
    /// Imports an existing topic. Its policy must allow CloudWatch to publish, and its key must allow CloudWatch to use it, so the key
    /// cannot be <c>aws/sns</c>. Both belong to the topic's owner.
    /// </summary>
    /// <param name="arn">The topic's ARN, or a reference to one.</param>
    /// <returns>The topic.</returns>
    /// <exception cref="InputException">
    /// The text is not the ARN of a topic that alarms can notify; FIFO topics are not supported.
    /// </exception>
    public static IAlarmTopic FromArn(string arn) => new ImportedAlarmTopic(
        Imported.Checked(
            arn, TopicArn, "The ARN of an imported topic", "like arn:aws:sns:us-east-1:111122223333:name, not of a FIFO topic"));

    private IReadOnlyList<Condition> AlarmsOf(string accountId) => Condition.OnBehalfOf(
        accountId, $"arn:{Deployment.Partition}:cloudwatch:{Deployment.Settings.Region}:{accountId}:alarm:*");

    private PolicyDocument Policy(IReadOnlyList<Condition> alarmsOnly) => new(
        new PolicyStatement
        {
            Sid = "PublishAlarms",
            Principals = [Principal.Service(CloudWatch)],
            Actions = ["sns:Publish"],
            Resources = [Arn],
            Conditions = alarmsOnly,
        },
        PolicyStatement.DenyInsecureTransport("sns:Publish", Arn));

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex TopicArn { get; }

    private sealed record ImportedAlarmTopic(string Arn) : IAlarmTopic;
}
