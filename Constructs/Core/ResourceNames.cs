using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// The names of a deployment's resources: <c>{project}-{suffix}-{component}-{name}-{environment}</c>. A name that AWS would refuse
/// is refused here, with the rule in the message; it is never cut.
/// </summary>
/// <param name="settings">Where project, suffix and environment come from.</param>
public sealed class ResourceNames(Settings settings)
{
    /// <summary>A name by the convention, checked against no rule: for what has a method here, use that.</summary>
    /// <param name="component">The AWS service, in lower case: <c>lambda</c>.</param>
    /// <param name="name">What the resource is for: <c>get-handler</c>.</param>
    /// <exception cref="InputException">One of the two is empty.</exception>
    public string Of(string component, string name) =>
        $"{settings.Project}-{settings.EnvironmentSuffix}-{Guard.NotEmpty(component, "A name's component")}-"
        + $"{Guard.NotEmpty(name, "A resource's name")}-{settings.Environment}";

    /// <summary>
    /// An S3 bucket: <c>…-s3-{name}-…</c>. Bucket names are global, so another account may hold the name already; the project prefix is
    /// what makes it one's own.
    /// </summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Bucket(string name) => NameRules.Bucket.Checked(Of("s3", name));

    /// <summary>A Lambda function: <c>…-lambda-{name}-…</c>.</summary>
    /// <param name="name">What the resource is for: <c>get-handler</c>.</param>
    /// <exception cref="NameException">AWS would refuse the name.</exception>
    public string Function(string name) => NameRules.Function.Checked(Of("lambda", name));

    /// <summary>The log group that Lambda writes a function's logs to: <c>/aws/lambda/{functionName}</c>.</summary>
    /// <param name="functionName">The function's whole name, from <see cref="Function"/>.</param>
    /// <exception cref="NameException">AWS would refuse the name.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "All names are asked of one object.")]
    public string LogGroup(string functionName) => LogGroup("lambda", functionName);

    /// <summary>A log group of another service: <c>/aws/{service}/{resourceName}</c>.</summary>
    /// <param name="service">The service, as AWS spells it in log group names: <c>apigateway</c>.</param>
    /// <param name="resourceName">The whole name of the resource that logs.</param>
    /// <exception cref="NameException">AWS would refuse the name.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "All names are asked of one object.")]
    public string LogGroup(string service, string resourceName) =>
        NameRules.LogGroup.Checked(
            $"/aws/{Guard.NotEmpty(service, "A log group's service")}/{Guard.NotEmpty(resourceName, "The name of what logs")}");

    /// <summary>A DynamoDB table: <c>…-dynamodb-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Table(string name) => NameRules.Table.Checked(Of("dynamodb", name));

    /// <summary>An IAM role: <c>…-iam-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Role(string name) => NameRules.Role.Checked(Of("iam", name));

    /// <summary>An IAM customer-managed policy: <c>…-iam-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Policy(string name) => NameRules.Policy.Checked(Of("iam", name));

    /// <summary>An API Gateway REST API: <c>…-apigateway-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string RestApi(string name) => NameRules.RestApi.Checked(Of("apigateway", name));

    /// <summary>An SQS standard queue: <c>…-sqs-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Queue(string name) => NameRules.Queue.Checked(Of("sqs", name));

    /// <summary>An SQS FIFO queue: <c>…-sqs-{name}-….fifo</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string FifoQueue(string name) => NameRules.FifoQueue.Checked($"{Of("sqs", name)}.fifo");

    /// <summary>An SNS standard topic: <c>…-sns-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Topic(string name) => NameRules.Topic.Checked(Of("sns", name));

    /// <summary>A CloudWatch alarm: <c>…-cloudwatch-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Alarm(string name) => NameRules.Alarm.Checked(Of("cloudwatch", name));

    /// <summary>A CloudWatch dashboard: <c>…-cloudwatch-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Dashboard(string name) => NameRules.Dashboard.Checked(Of("cloudwatch", name));

    /// <summary>An SSM parameter: <c>…-ssm-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Parameter(string name) => NameRules.Parameter.Checked(Of("ssm", name));

    /// <summary>A Secrets Manager secret: <c>…-secretsmanager-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string Secret(string name) => NameRules.Secret.Checked(Of("secretsmanager", name));

    /// <summary>A KMS key alias: <c>alias/…-kms-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string KeyAlias(string name) => NameRules.KeyAlias.Checked($"alias/{Of("kms", name)}");

    /// <summary>An EC2 security group: <c>…-ec2-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/exception"/>
    public string SecurityGroup(string name) => NameRules.SecurityGroup.Checked(Of("ec2", name));

    /// <summary>The <c>Name</c> tag of what has no name of its own, such as a VPC: <c>…-{component}-{name}-…</c>.</summary>
    /// <param name="component">The AWS service, in lower case: <c>vpc</c>.</param>
    /// <param name="name">What the resource is for: <c>public-us-east-1a</c>.</param>
    /// <exception cref="NameException">AWS would refuse the tag's value.</exception>
    public string Tag(string component, string name) => NameRules.Tag.Checked(Of(component, name));
}
