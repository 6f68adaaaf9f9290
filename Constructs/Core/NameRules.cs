using System.Text.RegularExpressions;

namespace Tap.Core;

/// <summary>The naming rules of the AWS services that Tap uses, each with a link to its AWS page.</summary>
public static partial class NameRules
{
    private const string Docs = "https://docs.aws.amazon.com/";

    /// <summary>S3 buckets. Their names are global: two accounts of a partition cannot use the same name.</summary>
    public static NameRule Bucket { get; } = new()
    {
        Thing = "S3 bucket", MinimumLength = 3, MaximumLength = 63, Pattern = BucketPattern,
        Characters = "lower-case letters, digits, '-' and '.', a letter or digit at both ends, no '..', and not the form of an IP address",
        ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"],
        ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"],
        Documentation = new(Docs + "AmazonS3/latest/userguide/bucketnamingrules.html"),
    };

    /// <summary>Lambda functions.</summary>
    public static NameRule Function { get; } = new()
    {
        Thing = "Lambda function", MaximumLength = 64, Pattern = WordsAndHyphensPattern, Characters = "letters, digits, '-' and '_'",
        Documentation = new(Docs + "lambda/latest/api/API_CreateFunction.html"),
    };

    /// <summary>CloudWatch Logs log groups.</summary>
    public static NameRule LogGroup { get; } = new()
    {
        Thing = "CloudWatch log group", MaximumLength = 512, Pattern = LogGroupPattern, ReservedPrefixes = ["aws/"],
        Characters = "letters, digits, '.', '-', '_', '/' and '#'",
        Documentation = new(Docs + "AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"),
    };

    /// <summary>DynamoDB tables.</summary>
    public static NameRule Table { get; } = new()
    {
        Thing = "DynamoDB table", MinimumLength = 3, MaximumLength = 255, Pattern = TablePattern,
        Characters = "letters, digits, '_', '-' and '.'",
        Documentation = new(Docs + "amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"),
    };

    /// <summary>IAM roles.</summary>
    public static NameRule Role { get; } = new()
    {
        Thing = "IAM role", MaximumLength = 64, Pattern = IamPattern, Characters = IamCharacters,
        Documentation = new(Docs + "IAM/latest/APIReference/API_CreateRole.html"),
    };

    /// <summary>IAM customer-managed policies.</summary>
    public static NameRule Policy { get; } = new()
    {
        Thing = "IAM policy", MaximumLength = 128, Pattern = IamPattern, Characters = IamCharacters,
        Documentation = new(Docs + "IAM/latest/APIReference/API_CreatePolicy.html"),
    };

    /// <summary>
    /// API Gateway REST APIs. AWS documents no limit, but the <c>ApiName</c> dimension of the API's metrics holds the name, so the limits
    /// of dimensions apply.
    /// </summary>
    public static NameRule RestApi { get; } = new()
    {
        Thing = "API Gateway REST API", MaximumLength = 1024, Pattern = PrintableAsciiPattern, Characters = "printable ASCII characters",
        Documentation = new(Docs + "AmazonCloudWatch/latest/APIReference/API_Dimension.html"),
    };

    /// <summary>SQS standard queues.</summary>
    public static NameRule Queue { get; } = new()
    {
        Thing = "SQS queue", MaximumLength = 80, Pattern = WordsAndHyphensPattern, Characters = "letters, digits, '-' and '_'",
        Documentation = new(Docs + "AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"),
    };

    /// <summary>SQS FIFO queues.</summary>
    public static NameRule FifoQueue { get; } = new()
    {
        Thing = "SQS FIFO queue", MaximumLength = 80, Pattern = FifoQueuePattern, Characters = "letters, digits, '-' and '_', then '.fifo'",
        Documentation = new(Docs + "AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"),
    };

    /// <summary>SNS standard topics.</summary>
    public static NameRule Topic { get; } = new()
    {
        Thing = "SNS topic", MaximumLength = 256, Pattern = WordsAndHyphensPattern, Characters = "letters, digits, '-' and '_'",
        Documentation = new(Docs + "sns/latest/api/API_CreateTopic.html"),
    };

    /// <summary>CloudWatch alarms.</summary>
    public static NameRule Alarm { get; } = new()
    {
        Thing = "CloudWatch alarm", MaximumLength = 255, Pattern = NoControlPattern, Characters = "anything but control characters",
        Documentation = new(Docs + "AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"),
    };

    /// <summary>CloudWatch dashboards.</summary>
    public static NameRule Dashboard { get; } = new()
    {
        Thing = "CloudWatch dashboard", MaximumLength = 255, Pattern = WordsAndHyphensPattern, Characters = "letters, digits, '-' and '_'",
        Documentation = new(Docs + "AmazonCloudWatch/latest/APIReference/API_PutDashboard.html"),
    };

    /// <summary>SSM parameters.</summary>
    public static NameRule Parameter { get; } = new()
    {
        Thing = "SSM parameter", MaximumLength = 1011, Pattern = ParameterPattern, ReservedPrefixes = ["aws", "ssm", "/aws", "/ssm"],
        Characters = "letters, digits, '_', '.' and '-', or a path of them that begins with '/'",
        Documentation = new(Docs + "systems-manager/latest/APIReference/API_PutParameter.html"),
    };

    /// <summary>Secrets Manager secrets.</summary>
    public static NameRule Secret { get; } = new()
    {
        Thing = "Secrets Manager secret", MaximumLength = 512, Pattern = SecretPattern, Characters = "letters, digits and '/_+=.@-'",
        Documentation = new(Docs + "secretsmanager/latest/apireference/API_CreateSecret.html"),
    };

    /// <summary>KMS key aliases.</summary>
    public static NameRule KeyAlias { get; } = new()
    {
        Thing = "KMS alias", MaximumLength = 256, Pattern = KeyAliasPattern, ReservedPrefixes = ["alias/aws/"],
        Characters = "'alias/', then letters, digits, '/', '_' and '-'",
        Documentation = new(Docs + "kms/latest/APIReference/API_CreateAlias.html"),
    };

    /// <summary>EC2 security groups.</summary>
    public static NameRule SecurityGroup { get; } = new()
    {
        Thing = "security group", MaximumLength = 255, Pattern = SecurityGroupPattern, ReservedPrefixes = ["sg-"],
        Characters = "letters, digits, spaces and '._-:/()#,@[]+=&;{}!$*'",
        Documentation = new(Docs + "AWSEC2/latest/APIReference/API_CreateSecurityGroup.html"),
    };

    /// <summary>Values of tags, including the <c>Name</c> tag.</summary>
    public static NameRule Tag { get; } = new()
    {
        Thing = "tag value", MaximumLength = 256, Pattern = TagPattern, Characters = "letters, digits, spaces and '_.:/=+-@'",
        Documentation = new(Docs + "AWSEC2/latest/UserGuide/Using_Tags.html"),
    };

    private const string IamCharacters = "letters, digits and '_+=,.@-'";

    [GeneratedRegex(@"\A(?!\d+\.\d+\.\d+\.\d+\z)(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\z")]
    private static partial Regex BucketPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]*\z")]
    private static partial Regex WordsAndHyphensPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\.fifo\z")]
    private static partial Regex FifoQueuePattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9._/#-]*\z")]
    private static partial Regex LogGroupPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]*\z")]
    private static partial Regex TablePattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]*\z")]
    private static partial Regex IamPattern { get; }

    [GeneratedRegex(@"\A[ -~]*\z")]
    private static partial Regex PrintableAsciiPattern { get; }

    [GeneratedRegex(@"\A\P{Cc}*\z")]
    private static partial Regex NoControlPattern { get; }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_.-]+|(?:/[A-Za-z0-9_.-]+)+)\z")]
    private static partial Regex ParameterPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9/_+=.@-]*\z")]
    private static partial Regex SecretPattern { get; }

    [GeneratedRegex(@"\Aalias/[A-Za-z0-9/_-]+\z")]
    private static partial Regex KeyAliasPattern { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9 ._:/()#,@\[\]+=&;{}!$*-]*\z")]
    private static partial Regex SecurityGroupPattern { get; }

    [GeneratedRegex(@"\A[\p{L}\p{N}\p{Zs}_.:/=+@-]*\z")]
    private static partial Regex TagPattern { get; }
}
