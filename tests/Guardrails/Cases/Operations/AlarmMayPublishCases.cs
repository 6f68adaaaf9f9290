namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class AlarmMayPublishCases() : RuleCases("TAP-CLOUDWATCH-3")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "the key does not let CloudWatch",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"${aws_sns_topic.x.arn}\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }"""),
        new RuleCase(
            "the topic's policy does not let CloudWatch",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"sns:Publish\",\"Resource\":\"*\"}]}" }"""),
        new RuleCase(
            "the key only lets it decrypt",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"kms:Decrypt\",\"Resource\":\"*\","""
            + """\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"${aws_sns_topic.x.arn}\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }"""),
        new RuleCase(
            "a Deny beside the Allow",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}},"""
            + """{\"Effect\":\"Deny\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"${aws_sns_topic.x.arn}\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }"""),
        new RuleCase(
            "AWS's own key",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "alias/aws/sns" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }"""),
        new RuleCase(
            "a key with AWS's own policy",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_kms_key.x {}"""),
        new RuleCase(
            "a key of another stack",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${var.key}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """var.key {}""") { IsUnproven = true },
        new RuleCase(
            "a source that is no alarm",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::data\"}}}]}" }"""),
        new RuleCase(
            "a condition that CloudWatch may not meet",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}}]}" }""") { IsUnproven = true },
        new RuleCase(
            "a policy inside the topic",
            """aws_sns_topic.x { "name": "a", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","""
            + """\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sns:Publish\",\"Resource\":\"*\"}]}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }"""),
        new RuleCase(
            "everybody refused",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sns:*\",\"Resource\":\"*\"}]}" }"""),
        new RuleCase(
            "a policy by a variable",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "${var.p}" }""",
            """var.p {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "both let CloudWatch",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"${aws_sns_topic.x.arn}\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }"""),
        new RuleCase(
            "principal as a list, actions separately",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":[\"cloudwatch.amazonaws.com\"]},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","""
            + """\"Resource\":\"${aws_sns_topic.x.arn}\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }"""),
        new RuleCase(
            "both, the topic's policy by jsonencode",
            """aws_kms_key.x { "enable_key_rotation": true, "deletion_window_in_days": 30, "policy": "{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"""
            + """\"Action\":[\"kms:DescribeKey\",\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"},{\"Effect\":"""
            + """\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":[\"kms:Decrypt\",\"kms:"""
            + """GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"""
            + """\"123456789012\"}}}]}" }""",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_key.x.arn}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "treat_missing_data": "notBreaching", "alarm_actions": """
            + """["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "${jsonencode({\"Version\" = \"2012-10-17\", """
            + """\"Statement\" = [{\"Effect\" = \"Allow\", \"Principal\" = {\"Service\" = \"cloudwatch.amazonaws.com\"}, """
            + """\"Action\" = \"sns:Publish\", \"Resource\" = \"*\", \"Condition\" = {\"StringEquals\" = {\"aws:SourceAccount\" = """
            + """\"123456789012\"}}}]})}" }"""),
        new RuleCase(
            "a topic with AWS's own policy",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }"""),
        new RuleCase(
            "a key by its alias",
            """aws_sns_topic.x { "name": "a", "kms_master_key_id": "${aws_kms_alias.x.name}" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_kms_key.x { "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"""
            + """{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}" }""",
            """aws_kms_alias.x { "name": "alias/a", "target_key_id": "${aws_kms_key.x.id}" }"""),
        new RuleCase("a topic that no alarm uses", """aws_sns_topic.x { "kms_master_key_id": "alias/aws/sns" }"""),
        new RuleCase(
            "requests without TLS refused beside it",
            """aws_sns_topic.x { "name": "a" }""",
            """aws_cloudwatch_metric_alarm.x { "alarm_name": "a", "alarm_actions": ["${aws_sns_topic.x.arn}"] }""",
            """aws_sns_topic_policy.x { "arn": "${aws_sns_topic.x.arn}", "policy": "{\"Version\":\"2012-10-17\",\"Statement\":["""
            + """{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"SNS:Publish\","""
            + """\"Resource\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:cloudwatch:us-east-1:123456789012:"""
            + """alarm:*\"}}},{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"Resource\":\"*\",\"Condition\":"""
            + """{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" }"""),
    ];
}
