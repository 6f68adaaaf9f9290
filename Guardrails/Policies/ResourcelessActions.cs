namespace Tap.Guardrails;

/// <summary>
/// Actions that have no resource types in the service authorization reference, so that policies can allow them on all resources only
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html). Those whose
/// conditions can narrow them, such as <c>cloudwatch:PutMetricData</c>, are not among them.
/// </summary>
internal static class ResourcelessActions
{
    /// <summary>What they are, for the documentation.</summary>
    public const string Summary =
        "X-Ray's writing of traces and reading of sampling rules, ec2:Describe…, logs:…LogDelivery and logs:DescribeLogGroups, "
        + "cloudwatch:GetMetricData, …:List… of whole services, ecr:GetAuthorizationToken, ssmmessages and ec2messages, "
        + "sts:GetCallerIdentity, and the analysis of single documents by Rekognition, Textract and Comprehend";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingPolicies",
        "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances",
        "cloudformation:ListExports", "cloudformation:ListStacks",
        "cloudwatch:DescribeAlarmsForMetric", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics",
        "comprehend:DetectDominantLanguage", "comprehend:DetectKeyPhrases", "comprehend:DetectSentiment",
        "dynamodb:ListTables",
        "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage", "ec2messages:GetEndpoint",
        "ec2messages:GetMessages", "ec2messages:SendReply",
        "ecr:GetAuthorizationToken",
        "iam:GetAccountSummary", "iam:ListAccountAliases", "iam:ListPolicies", "iam:ListRoles", "iam:ListUsers",
        "kms:GenerateRandom", "kms:ListAliases", "kms:ListKeys",
        "lambda:GetAccountSettings", "lambda:ListFunctions",
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
        "rekognition:DetectFaces", "rekognition:DetectLabels", "rekognition:DetectModerationLabels", "rekognition:DetectText",
        "s3:ListAllMyBuckets",
        "secretsmanager:GetRandomPassword", "secretsmanager:ListSecrets",
        "sns:ListTopics", "sqs:ListQueues", "ssm:DescribeParameters",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        "states:ListStateMachines",
        "sts:GetCallerIdentity",
        "tag:GetResources",
        "textract:AnalyzeDocument", "textract:DetectDocumentText",
        "xray:GetSamplingRules", "xray:GetSamplingStatisticSummaries", "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    };

    /// <summary>Returns whether an action can be allowed on all resources only.</summary>
    /// <param name="action">The action; null when it is not known.</param>
    public static bool Contains(string? action) => action is not null && !PolicyText.HasWildcard(action)
        && (Names.Contains(action) || action.StartsWith("ec2:Describe", StringComparison.OrdinalIgnoreCase));
}
